/** A few answers side by side, one of them chosen. */
type SegmentsProps<T> = {
  readonly title: string
  readonly value: T | null
  readonly options: readonly (readonly [T, string])[]
  onChange(value: T): void
}

export function Segments<T extends string | number>(props: SegmentsProps<T>) {
  const { title, value, options, onChange } = props
  return (
    <fieldset className="fields">
      <legend>{title}</legend>
      <div className="segments">
        {options.map(([option, text]) => (
          <button
            key={option}
            type="button"
            aria-pressed={option === value}
            onClick={() => onChange(option)}
          >
            {text}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
