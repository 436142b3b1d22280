import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ScratchStore } from './scratch-store.ts'

let store: ScratchStore
beforeEach(() => {
  store = new ScratchStore()
})
afterEach(() => store.dispose())

const mug =
  'sku,title,gtin,width_mm,height_mm,depth_mm,weight_g\nMUG,Mug,4006381333931,120,100,95,390\n'

describe('an import of cartons', () => {
  const cartons =
    'carton,name,inner_width_mm,inner_height_mm,inner_depth_mm,max_weight_g,tare_g,cost_cents,quantity\nC01,Mailer,225,35,145,5000,60,35,500\nC02,Box S,250,100,175,10000,120,48,500\n'

  test('adds the board to the inner size and marks each type apart', async () => {
    await store.importText('cartons', cartons)
    expect(
      store.all(
        'SELECT code, outer_width_mm, outer_height_mm, outer_depth_mm, max_load_g, tare_g, cost_cents, stock, mark_letter, mark_colour, mark_shape FROM carton_type',
      ),
    ).toEqual([
      ['C01', 231, 41, 151, 5000, 60, 35, 500, '1', 'blue', 'circle'],
      ['C02', 256, 106, 181, 10_000, 120, 48, 500, '2', 'orange', 'square'],
    ])
  })

  test('changes nothing the second time, and one count when one is given', async () => {
    await store.importText('cartons', cartons)
    expect((await store.importText('cartons', cartons)).changed).toBe(0)
    expect((await store.importText('cartons', 'carton,quantity\nC01,0\nC02,500\n')).changed).toBe(1)
    expect(store.all('SELECT code, stock, rev FROM carton_type')).toEqual([
      ['C01', 0, 2],
      ['C02', 500, 1],
    ])
  })

  test('lets the outer size follow the inner one only where that changes', async () => {
    await store.importText('cartons', cartons)
    await store.importText('cartons', 'carton,outer_width_mm\nC01,240\n')
    await store.importText('cartons', 'carton,inner_width_mm,inner_height_mm\nC01,225,40\n')
    expect(
      store.all("SELECT outer_width_mm, outer_height_mm FROM carton_type WHERE code = 'C01'"),
    ).toEqual([[240, 46]])
  })

  test('needs the inner size of a new one', async () => {
    expect(await store.refusal('cartons', 'carton,quantity\nC77,5\n')).toMatch(
      /line 2: the new carton C77 needs its inner width/,
    )
  })
})

describe('an import of bins and stock', () => {
  const bins =
    'warehouse,bin,zone,row,face,sequence\nMAIN,A-01,A,01,1-1,10\nMAIN,A-02,A,01,1-2,20\n'

  test('adds the warehouse and books counts as movements', async () => {
    await store.importText('skus', mug)
    await store.importText('bins', bins)
    expect(
      (
        await store.importText(
          'stock',
          'warehouse,bin,sku,quantity\nMAIN,a-01,MUG,7\nMAIN,A-02,MUG,0\n',
        )
      ).changed,
    ).toBe(1)
    expect((await store.importText('stock', 'bin,sku,quantity\nA-01,MUG,5\n')).changed).toBe(1)
    expect((await store.importText('stock', 'bin,sku,quantity\nA-01,MUG,5\n')).changed).toBe(0)
    expect(store.all('SELECT delta, reason FROM stock_ledger ORDER BY id')).toEqual([
      [7, 'import'],
      [-2, 'import'],
    ])
    expect(store.all('SELECT b.code, on_hand FROM stock t JOIN bin b ON b.id = t.bin_id')).toEqual([
      ['A-01', 5],
    ])
    expect(store.all('SELECT code FROM warehouse')).toEqual([['MAIN']])
  })

  test('a bin in other capitals is the same bin', async () => {
    await store.importText('bins', bins)
    expect(
      (
        await store.importText(
          'bins',
          'warehouse,bin,zone,row,face,sequence\nmain,a-01,A,01,1-1,10\n',
        )
      ).changed,
    ).toBe(0)
    expect(await store.refusal('bins', 'bin\nB-1\nb-1\n')).toMatch(
      /line 3, column bin: "b-1" is on line 2 already/,
    )
  })

  test('a count of an unknown place or SKU names what to import first', async () => {
    expect(await store.refusal('stock', 'warehouse,bin,sku,quantity\nMAIN,X-9,NONE,3\n')).toBe(
      [
        'stock.txt was not imported: 2 things are wrong in it. Nothing was changed.',
        'line 2, column bin: "X-9" is not known in MAIN; import bins first',
        'line 2, column sku: "NONE" is not known; import skus first',
      ].join('\n'),
    )
  })

  test('two counts of one place contradict each other', async () => {
    await store.importText('skus', mug)
    await store.importText('bins', bins)
    expect(await store.refusal('stock', 'bin,sku,quantity\nA-01,MUG,1\nA-01,MUG,2\n')).toMatch(
      /line 3, column sku: "MUG" in "A-01" is counted on line 2 already/,
    )
    expect(
      await store.refusal('stock', 'warehouse,bin,sku,quantity\nMAIN,A-01,MUG,1\n,A-01,MUG,2\n'),
    ).toMatch(/counted twice in this file/)
  })

  test('a count below zero is refused', async () => {
    expect(await store.refusal('stock', 'bin,sku,quantity\nA-01,MUG,-1\n')).toMatch(
      /"-1" is below 0/,
    )
  })
})
