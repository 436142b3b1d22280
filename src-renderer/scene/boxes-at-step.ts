/** The carton as it is, or as it will be at a step: looking ahead changes only what is drawn. */
import type { SceneBox } from '../../src-shared/contract/bench-view.ts'

export function boxesAtStep(boxes: readonly SceneBox[], step: number | null): readonly SceneBox[] {
  if (step === null) return boxes
  return boxes.map((box) => ({ ...box, state: stateAt(box.step, step) }))
}

/** The step where the packing stands: what is in hand, else what comes next, else how many are packed. */
export function stepNow(boxes: readonly SceneBox[]): number {
  const now =
    boxes.find((box) => box.state === 'inHand') ?? boxes.find((box) => box.state === 'next')
  return now?.step ?? boxes.filter((box) => box.state === 'packed').length
}

/** One step on or back, kept within the carton; null when that is where the packing stands. */
export function stepBeside(
  boxes: readonly SceneBox[],
  step: number | null,
  by: number,
): number | null {
  if (boxes.length === 0) return null
  const now = stepNow(boxes)
  const last = Math.max(...boxes.map((box) => box.step))
  const beside = Math.min(Math.max((step ?? now) + by, 1), last)
  return beside === now ? null : beside
}

function stateAt(boxStep: number, step: number): SceneBox['state'] {
  if (boxStep === step) return 'next'
  return boxStep < step ? 'packed' : 'later'
}
