/** The catalogue that lies beside the checkout, where it does: a whole day's data, imported twice. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ScratchStore } from './scratch-store.ts'

const folder = new URL('../../../../shared/data/', import.meta.url).pathname
const hasFolder = existsSync(join(folder, 'skus.csv'))

const files = [
  ['skus', 'skus.csv'],
  ['cartons', 'cartons.csv'],
  ['bins', 'bins.csv'],
  ['stock', 'stock.csv'],
  ['orders', 'orders.json'],
] as const

// Where the catalogue is not there it is skipped: it may not be copied into the product.
test.skipIf(!hasFolder)('the catalogue beside the checkout is imported whole', async () => {
  const store = new ScratchStore()
  try {
    const counts: Record<string, number[]> = {}
    for (const [kind, file] of files) {
      const { rows, changed } = await store.importFile(kind, join(folder, file))
      counts[kind] = [rows, changed]
    }
    expect(counts).toEqual({
      skus: [2000, 2000],
      cartons: [12, 12],
      bins: [800, 800],
      stock: [2000, 2000],
      orders: [300, 300],
    })
    const before = store.dump()
    for (const [kind, file] of files)
      expect((await store.importFile(kind, join(folder, file))).changed).toBe(0)
    expect(store.dump()).toEqual(before)
    expect(store.all('PRAGMA foreign_key_check')).toEqual([])
  } finally {
    store.dispose()
  }
})
