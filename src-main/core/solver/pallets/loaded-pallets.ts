/**
 * A loaded pallet as an item for a container (contract rule 17): it stands upright, bears nothing, weighs
 * what is on it with its own tare, and carries dangerous goods and a separate group with it.
 */
import type {
  BinResult,
  PackBin,
  PackItem,
  PackPlacement,
} from '../../../../src-shared/model/packing.ts'
import { sumOfDecimals } from '../lattice.ts'

export function unitsOn(pallet: BinResult): string[] {
  return pallet.placements.flatMap(unitsOf)
}

function unitsOf({ itemId, nested = [] }: PackPlacement): string[] {
  return [itemId, ...nested.map((inner) => inner.itemId)]
}

export function loadedPallet(
  pallet: BinResult,
  pallets: readonly PackBin[],
  entryOf: ReadonlyMap<string, PackItem>,
): PackItem {
  const template = pallets.find((one) => one.id === pallet.templateId)!
  const items = unitsOn(pallet).map((id) => entryOf.get(id)!)
  const separate = items.find((item) => item.packaging?.groupMode === 'separate')?.packaging
  return {
    id: pallet.binId,
    w: template.w,
    h: template.h,
    d: template.d,
    weight: sumOfDecimals([template.tareWeight ?? 0, ...items.map((item) => item.weight ?? 0)]),
    rotation: { mode: 'upright' },
    packaging: {
      fragile: true,
      hazmat: items.some((item) => item.packaging?.hazmat === true),
      ...(separate?.group === undefined ? {} : { group: separate.group, groupMode: 'separate' }),
    },
  }
}
