/**
 * A placement in words that no language owns: each screen, label and API answer makes its sentence of them.
 * The packer stands at the front edge (greatest z); left is small x.
 */
export type Pose = 'upright' | 'lying' | 'onSide'

export type PlacementWords = {
  /** How the unit is held: as its master data has it, lying on its back, or on its side. */
  readonly pose: Pose
  /** A quarter turn about the upright axis on top of that. */
  readonly isTurned: boolean
  readonly depth: 'back' | 'middle' | 'front'
  readonly side: 'left' | 'middle' | 'right'
  /** What it rests on: ids of the units beneath it, none when it is the floor. */
  readonly on: readonly string[]
  /** A neighbour that it touches, to feel the place by. */
  readonly beside: string | null
}
