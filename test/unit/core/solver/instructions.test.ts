import { describe, expect, test } from 'vitest'
import { solve } from '../../../../src-main/core/solver/solve.ts'
import type { PackItem, PackRequest } from '../../../../src-shared/model/packing.ts'

const fixed = { rotation: { mode: 'none' as const } }
const book: PackItem = { id: 'book', w: 30, h: 5, d: 20, ...fixed }
const mug: PackItem = { id: 'mug', w: 10, h: 12, d: 10, ...fixed }

/** The sentences of the first bin. */
function told(items: PackItem[], more: Partial<PackRequest> = {}): string[] {
  const bins = [{ id: 'C', w: 30, h: 20, d: 20 }]
  const response = solve({ items, bins, includeInstructions: true, ...more })
  return response.bins[0]?.instructions ?? []
}

describe('instructions', () => {
  test('say how an item lies, where it goes and on what', () => {
    expect(told([mug, book])).toEqual([
      "1. Place item 'book' lying flat, in the middle, on the floor of the carton.",
      "2. Place item 'mug' standing upright, back left, on top of 'book'.",
    ])
  })

  test('say the same in German', () => {
    expect(told([mug, book], { extensions: { language: 'de' } })).toEqual([
      "1. Lege Artikel 'book' flach liegend, in die Mitte, auf den Boden des Kartons.",
      "2. Lege Artikel 'mug' aufrecht stehend, hinten links, auf 'book'.",
    ])
  })

  test('name what stands beside a place in the middle', () => {
    const [, second] = told([
      { id: 'a', w: 12, h: 20, d: 20, ...fixed },
      { id: 'b', w: 9, h: 15, d: 20, ...fixed },
      { id: 'c', w: 9, h: 10, d: 20, ...fixed },
    ])
    expect(second).toBe(
      "2. Place item 'b' on its side, long side front to back, in the middle, beside 'a', on the floor of the carton.",
    )
  })

  test('are given only when asked for', () => {
    const [bin] = solve({ items: [mug], bins: [{ w: 30, h: 20, d: 20 }] }).bins
    expect(bin?.instructions).toBeUndefined()
  })

  test('tell what goes into a host after the host, in its own words', () => {
    const crate: PackItem = {
      ...{ id: 'crate', w: 20, h: 15, d: 20, ...fixed },
      packaging: { nesting: { innerW: 18, innerH: 14, innerD: 18 } },
    }
    const items = [crate, mug]
    expect(told(items, { nestingStrategy: 'maximize' }).slice(1)).toEqual([
      "2. Place item 'mug' inside 'crate', standing upright, back left, on its floor.",
    ])
    expect(told(items, { nestingStrategy: 'maximize', extensions: { language: 'de' } })[1]).toBe(
      "2. Lege Artikel 'mug' in 'crate', aufrecht stehend, hinten links, auf seinen Boden.",
    )
  })

  test('speak of pallets and containers where there are some', () => {
    const response = solve({
      items: [mug],
      bins: [{ w: 300, h: 200, d: 200 }],
      palletization: { pallets: [{ w: 30, h: 20, d: 20 }] },
      includeInstructions: true,
    })
    expect([response.pallets?.[0]?.instructions, response.bins[0]?.instructions]).toEqual([
      ["1. Place item 'mug' standing upright, back left, on the pallet."],
      ["1. Place item 'bin-1' lying flat, back left, on the floor of the container."],
    ])
  })
})
