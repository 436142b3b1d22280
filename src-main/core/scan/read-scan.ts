/**
 * Reads a raw scan: what does this code mean here? Badges and commands have reserved prefixes and come first; anything
 * else is looked up everywhere, and a code that means two things comes back as both. It never guesses.
 */

import { type Barcode, readBarcode } from '../../../src-shared/gs1/barcode.ts'
import type { CartonType } from '../../../src-shared/model/carton-type.ts'
import { readCommandBarcode } from '../../../src-shared/model/command-word.ts'
import type { Operator } from '../../../src-shared/model/operator.ts'
import { judgeScannerTest } from '../../../src-shared/model/scanner-test.ts'
import type { RawScan } from '../port/scanner.ts'
import type { ItemMeaning, LabelMeaning, Meaning, OrderMeaning, Thing } from './meaning.ts'

export const badgePrefix = 'PKU'
export const commandPrefix = 'PKC'

/** Reads from the station's data; each by an index. */
export type ScanLookups = {
  operatorByBadge(code: string): Operator | null
  /** By order number or tote. Open orders first; ended ones only when there is no open one. */
  ordersByCode(code: string): readonly OrderMeaning[]
  cartonByCode(code: string): CartonType | null
  parcelBySscc(sscc: string): LabelMeaning['parcel']
  /** By SKU code, or by a barcode of any pack level (GTINs as 14 digits). */
  itemsByCode(code: string): readonly Omit<ItemMeaning, 'kind' | 'serial' | 'lot'>[]
}

export function readScan(scan: RawScan, lookups: ScanLookups): Meaning {
  const text = scan.text.trim()
  const capitals = text.toUpperCase()
  if (capitals.startsWith(badgePrefix))
    return { kind: 'badge', operator: lookups.operatorByBadge(capitals) }
  if (capitals.startsWith(commandPrefix)) {
    const word = readCommandBarcode(capitals)
    return word ? { kind: 'command', word } : { kind: 'unknown', text, isDamaged: true }
  }
  const verdict = judgeScannerTest(text)
  if (verdict) return { kind: 'scannerTest', verdict }
  return lookUp(text, readBarcode(text, scan.aim), lookups)
}

function lookUp(text: string, barcode: Barcode, lookups: ScanLookups): Meaning {
  const found: Thing[] = [...lookups.ordersByCode(text)]
  const carton = lookups.cartonByCode(text)
  if (carton) found.push({ kind: 'carton', carton })
  if (barcode.sscc !== null)
    found.push({ kind: 'label', sscc: barcode.sscc, parcel: lookups.parcelBySscc(barcode.sscc) })
  found.push(...itemsOf(text, barcode, lookups))
  const [only, second] = found
  if (second) return { kind: 'several', things: found }
  return only ?? { kind: 'unknown', text, isDamaged: barcode.problem !== null }
}

function itemsOf(text: string, barcode: Barcode, lookups: ScanLookups): readonly ItemMeaning[] {
  const codes = new Set([barcode.gtin14 ?? text, text])
  const found = new Map<string, ItemMeaning>()
  for (const code of codes) {
    for (const item of lookups.itemsByCode(code)) {
      const quantity = item.quantity * (barcode.count ?? 1)
      const meaning = { ...item, quantity, serial: barcode.serial, lot: barcode.lot }
      found.set(item.skuId, { kind: 'item', ...meaning })
    }
  }
  return [...found.values()]
}
