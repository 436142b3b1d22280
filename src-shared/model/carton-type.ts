import type { CartonTypeId } from './ids.ts'

/** How a carton type is told apart at a glance: letter, colour and shape say the same thing (R7, R10). */
export type CartonShape = 'circle' | 'square' | 'triangle' | 'diamond' | 'hexagon' | 'star'
export type CartonColour =
  | 'blue'
  | 'orange'
  | 'green'
  | 'purple'
  | 'yellow'
  | 'red'
  | 'teal'
  | 'brown'
export type CartonMark = {
  readonly letter: string
  readonly colour: CartonColour
  readonly shape: CartonShape
}

/** A shipping box as the catalogue has it. `stock`: how many are at the bench, null when not counted. */
export type CartonType = {
  readonly id: CartonTypeId
  readonly code: string
  readonly name: string
  readonly innerWidthMm: number
  readonly innerHeightMm: number
  readonly innerDepthMm: number
  readonly outerWidthMm: number
  readonly outerHeightMm: number
  readonly outerDepthMm: number
  readonly tareG: number
  /** Heaviest contents, tare apart; null when unlimited. */
  readonly maxLoadG: number | null
  readonly costCents: number
  readonly stock: number | null
  readonly shelf: string | null
  readonly mark: CartonMark
}
