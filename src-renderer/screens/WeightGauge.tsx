/** Where the weight stands to what is allowed: a window in the middle, a needle, five tolerances wide. */
import { needlePercent } from './needle-percent.ts'

type WeightGaugeProps = {
  readonly grams: number | null
  readonly expectedG: number
  readonly toleranceG: number
}

export function WeightGauge({ grams, expectedG, toleranceG }: WeightGaugeProps) {
  return (
    <div className="gauge" aria-hidden="true">
      <div className="gauge-window" />
      {grams !== null && grams > 0 && (
        <div
          className="gauge-needle"
          style={{ left: `${needlePercent(grams, expectedG, toleranceG)}%` }}
        />
      )}
    </div>
  )
}
