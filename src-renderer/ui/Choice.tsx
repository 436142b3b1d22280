/** One answer to a question: its number, its words, and the code that says the same when it is scanned. */
import { Barcode } from './Barcode.tsx'

type ChoiceProps = {
  readonly number: number
  readonly title: string
  readonly kind: string | null
  readonly code: string
  onChoose(): void
}

export function Choice({ number, title, kind, code, onChoose }: ChoiceProps) {
  return (
    <button type="button" className="choice" onClick={onChoose}>
      <span className="number">{number}</span>
      <span className="choice-words">
        {kind !== null && <small>{kind}</small>}
        <span className="clip-2">{title}</span>
      </span>
      <Barcode text={code} />
    </button>
  )
}
