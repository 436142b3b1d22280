/**
 * Group choice: of many keepTogether groups only those are tried in one container that its volume could hold,
 * the largest first. Else every group that ends up split would cost a packing of its own.
 */
import type { TypeColumns } from './instance.ts'

/** Part of the room that whole groups are expected to fill at most. */
const FULLEST = 0.9

/** The groups that are left for other containers. Types in `forced` keep their group. */
export function groupsBeyond(
  types: TypeColumns,
  demand: Int32Array,
  room: number,
  forced: Uint8Array | null,
): Set<number> {
  const volumeOf = new Map<number, number>()
  const needed = new Set<number>()
  for (let t = 0; t < demand.length; t++) {
    const group = types.together[t]!
    if (group < 0 || demand[t] === 0) continue
    volumeOf.set(group, (volumeOf.get(group) ?? 0) + demand[t]! * types.volume[t]!)
    if (forced?.[t] === 1) needed.add(group)
  }
  const order = [...volumeOf].sort(
    ([a, volumeA], [b, volumeB]) =>
      Number(needed.has(b)) - Number(needed.has(a)) || volumeB - volumeA || a - b,
  )
  const beyond = new Set<number>()
  let left = room * FULLEST
  for (const [group, volume] of order) {
    if (volume > left && !needed.has(group)) beyond.add(group)
    else left -= volume
  }
  return beyond
}
