import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ScratchStore } from './scratch-store.ts'

let store: ScratchStore
beforeEach(() => {
  store = new ScratchStore()
})
afterEach(() => store.dispose())

const skus = 'sku,title,gtin,width_mm,height_mm,depth_mm,weight_g\n'
const mug = `${skus}MUG,Mug,4006381333931,120,100,95,390\n`

describe('an import of SKUs', () => {
  test('keeps them with their barcodes', async () => {
    const { rows, changed, warnings } = await store.importText('skus', mug)
    expect({ rows, changed, warnings }).toEqual({
      rows: 1,
      changed: 1,
      warnings: { count: 0, first: [] },
    })
    expect(
      store.all('SELECT code, title, width_mm, height_mm, depth_mm, weight_g, rev FROM sku'),
    ).toEqual([['MUG', 'Mug', 120, 100, 95, 390, 1]])
    expect(store.all('SELECT code, quantity FROM sku_barcode')).toEqual([['04006381333931', 1]])
  })

  test('reads a spreadsheet’s own ways: BOM, semicolons, CRLF, decimal commas, centimetres, other names and order', async () => {
    const text =
      '\ufeffGewicht (kg);Bezeichnung;Artikelnummer;Breite cm;Höhe cm;Länge cm;EAN\r\n\r\n0,39;"Becher; groß";MUG;12,05;10;9,5;4006381333931\r\n'
    await store.importText('skus', text)
    expect(
      store.all('SELECT code, title, width_mm, height_mm, depth_mm, weight_g FROM sku'),
    ).toEqual([['MUG', 'Becher; groß', 121, 100, 95, 390]])
  })

  test('reads tabs, inches and pounds', async () => {
    await store.importText(
      'skus',
      'sku\ttitle\twidth_in\theight_in\tlength_in\tweight_lb\nA\tA\t10\t1.5\t0.5\t2\n',
    )
    expect(store.all('SELECT width_mm, height_mm, depth_mm, weight_g FROM sku')).toEqual([
      [254, 39, 13, 908],
    ])
  })

  test('reads JSON, as a list and as lines', async () => {
    await store.importText('skus', '[{"sku":"A","title":"One","weight_kg":0.5,"fragile":true}]')
    await store.importText(
      'skus',
      '{"sku":"B","title":"Two"}\n{"sku":"C","title":"Three","gtin":4006381333931}\n',
    )
    expect(store.all('SELECT code, weight_g, is_fragile FROM sku ORDER BY code')).toEqual([
      ['A', 500, 1],
      ['B', null, 0],
      ['C', null, 0],
    ])
  })

  test('changes nothing the second time', async () => {
    await store.importText('skus', mug)
    const before = store.dump()
    expect((await store.importText('skus', mug)).changed).toBe(0)
    expect(store.dump()).toEqual(before)
  })

  test('changes what differs and leaves alone what the file does not speak of', async () => {
    await store.importText('skus', `${mug}CUP,Cup,,80,80,80,200\n`)
    const { changed } = await store.importText(
      'skus',
      'sku,weight_g,variant\nMUG,400,Blue\nCUP,200,\n',
    )
    expect(changed).toBe(1)
    expect(
      store.all(
        'SELECT code, title, variant, width_mm, weight_g, rev, updated_at - created_at FROM sku ORDER BY code',
      ),
    ).toEqual([
      ['CUP', 'Cup', null, 80, 200, 1, 0],
      ['MUG', 'Mug', 'Blue', 120, 400, 2, 1000],
    ])
  })

  test('in JSON, a record that leaves a field out leaves its value alone', async () => {
    await store.importText('skus', mug)
    await store.importText('skus', '{"sku":"MUG","weight_g":1}\n{"sku":"NEW","title":"New"}\n')
    expect(store.all("SELECT title, weight_g FROM sku WHERE code = 'MUG'")).toEqual([['Mug', 1]])
  })

  test('takes a new GTIN in the place of the old, and keeps those of larger packs', async () => {
    await store.importText('skus', 'sku,title,gtin,barcodes\nMUG,Mug,4006381333931,CASE-MUG*12\n')
    const { changed } = await store.importText('skus', 'sku,gtin\nMUG,96385074\n')
    expect(changed).toBe(1)
    expect(store.all('SELECT code, quantity FROM sku_barcode ORDER BY code')).toEqual([
      ['00000096385074', 1],
      ['CASE-MUG', 12],
    ])
  })

  test('lets two SKUs change their GTINs with each other', async () => {
    await store.importText('skus', 'sku,title,gtin\nA,A,4006381333931\nB,B,96385074\n')
    const { changed } = await store.importText('skus', 'sku,gtin\nA,96385074\nB,4006381333931\n')
    expect(changed).toBe(2)
    expect(
      store.all(
        'SELECT b.code, k.code FROM sku_barcode b JOIN sku k ON k.id = b.sku_id ORDER BY 1',
      ),
    ).toEqual([
      ['00000096385074', 'A'],
      ['04006381333931', 'B'],
    ])
  })

  test('warns of an odd density and takes the row', async () => {
    const { changed, warnings } = await store.importText('skus', `${skus}LEAD,Lead,,10,10,10,50\n`)
    expect(changed).toBe(1)
    expect(warnings.first).toEqual([
      {
        line: 2,
        column: 'weight_g',
        reason: '50 g at 10 × 10 × 10 mm is 50 g/cm³; check the size and weight',
      },
    ])
  })

  test('warns of a column that means nothing here', async () => {
    const { warnings } = await store.importText('skus', 'sku,title,lorry\nA,A,7\n')
    expect(warnings.first).toEqual([
      { line: null, column: null, reason: 'the column "lorry" is not known here and was left out' },
    ])
  })
})

describe('a file of SKUs that is wrong is refused whole', () => {
  test('with every bad row named by line, column and reason', async () => {
    const text = `${mug}\nA,Ok,4006381333932,0,x,"1,234",-1\nPKC1,,,,,,\nMUG,Again,,,,,\nSHORT,row\n`
    expect(await store.refusal('skus', text)).toBe(
      [
        'skus.txt was not imported: 8 things are wrong in it. Nothing was changed.',
        'line 4, column gtin: "4006381333932" is not a GTIN: its check digit is wrong',
        'line 4, column width_mm: "0" is below 1',
        'line 4, column height_mm: "x" is not a number',
        'line 4, column depth_mm: "1,234" may be a decimal or a thousand; write it without the comma',
        'line 4, column weight_g: "-1" is below 0',
        'line 5, column sku: "PKC1" begins with PKC or PKU, which the station keeps for commands and badges',
        'line 6, column sku: "MUG" is on line 2 already',
        'line 7: the row has 2 cells, the header 7',
      ].join('\n'),
    )
  })

  test('with the first 20 of many in words', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => `S${index},T,,0,1,1,1`).join('\n')
    const lines = (await store.refusal('skus', skus + rows)).split('\n')
    expect(lines).toHaveLength(22)
    expect(lines[0]).toMatch(/500 things are wrong/)
    expect(lines.at(-1)).toBe('… and 480 more')
  })

  test('when two SKUs share a GTIN, in the file or with one that is here', async () => {
    expect(await store.refusal('skus', `${mug}CUP,Cup,4006381333931,1,1,1,1\n`)).toMatch(
      /line 3, column gtin: "04006381333931" belongs to MUG on line 2 already/,
    )
    await store.importText('skus', mug)
    expect(await store.refusal('skus', `${skus}CUP,Cup,04006381333931,1,1,1,1\n`)).toMatch(
      /line 2: the barcode "04006381333931" belongs to MUG already/,
    )
  })

  test.each([
    ['UTF-16', Buffer.from(`\ufeff${mug}`, 'utf16le'), /written in UTF-16/],
    ['UTF-16 without a mark', Buffer.from(mug, 'utf16le'), /written in UTF-16/],
    ['Latin-1', Buffer.from('sku,title\nA,Gr\xfc\xdfe\n', 'latin1'), /not written in UTF-8/],
    ['NUL bytes', 'sku,title\nA,B\u0000C\n', /NUL bytes/],
    ['nothing', '', /holds no rows/],
    ['only a header', skus, /holds no rows/],
    ['no column for the code', 'title,gtin\nA,B\n', /has no column sku/],
    [
      'the same column twice',
      'sku,weight_g,Weight (kg)\nA,1,1\n',
      /says the same in two columns, "weight_g" and "Weight \(kg\)"/,
    ],
    [
      'a prototype’s name as a column',
      'sku,title,__proto__\nA,B,C\n',
      /column named "__proto__", which is not allowed/,
    ],
    [
      'a prototype’s name in JSON',
      '[{"sku":"A","title":"B","__proto__":{"x":1}}]',
      /"__proto__" is not allowed/,
    ],
    [
      'a number beyond all numbers',
      '[{"sku":"A","title":"B","weight_g":1e309}]',
      /column weight_g: "Infinity" is not a number/,
    ],
    ['a number beyond all numbers in CSV', 'sku,weight_g\nA,1e309\n', /scientific notation/],
    [
      'a list for a title',
      '[{"sku":"A","title":["B"]}]',
      /column title: "a list or object" is not a single value/,
    ],
    [
      'a huge title',
      `sku,title\nA,${'x'.repeat(600_000)}\n`,
      /is 600000 characters long; at most 500 are kept/,
    ],
    [
      'a quotation mark that is not closed',
      'sku,title\nA,"B\n',
      /quotation mark that is never closed/,
    ],
    ['cut-off JSON', '[{"sku":"A"', /ends inside the record/],
  ])('when it holds %s', async (_, text, reason) => {
    expect(await store.refusal('skus', text)).toMatch(reason)
  })

  test('when it is not there', async () => {
    await expect(store.importFile('skus', join(store.folder, 'none.csv'))).rejects.toThrow(
      /is not there/,
    )
    await expect(store.importFile('skus', store.folder)).rejects.toThrow(/is not a file/)
  })

  test('and leaves no staging file behind', async () => {
    await store.refusal('skus', 'sku,weight_g\nA,x\n')
    expect(existsSync(join(store.folder, 'import.staged'))).toBe(false)
  })
})

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

describe('an import of orders', () => {
  const shipTo = {
    name: 'Ελένη',
    line1: 'Ερμού 15',
    city: 'Αθήνα',
    postal_code: '105 63',
    country: 'GR',
  }
  const order = {
    number: '#1',
    tote: 'T1',
    placed_at: '2026-11-02T09:01:00Z',
    priority: 1,
    service: 'EXPRESS',
    note: null,
    ship_to: shipTo,
    lines: [
      { sku: 'MUG', quantity: 2 },
      { sku: 'MUG', quantity: 1 },
    ],
  }
  const json = (...orders: object[]) => JSON.stringify(orders, null, 1)

  beforeEach(async () => {
    await store.importText('skus', mug)
  })

  test('keeps them with their lines', async () => {
    await store.importText('orders', json(order))
    expect(
      store.all(
        'SELECT number, tote, placed_at, priority, service, note, status, ship_name, ship_country_code, units FROM orders',
      ),
    ).toEqual([
      ['#1', 'T1', Date.UTC(2026, 10, 2, 9, 1), 1, 'EXPRESS', null, 'new', 'Ελένη', 'GR', 3],
    ])
    expect(store.all('SELECT position, quantity FROM order_line')).toEqual([
      [1, 2],
      [2, 1],
    ])
  })

  test('reads a CSV with a row for each line, in any order and with the rest said once', async () => {
    const text =
      'order,tote,service,ship_to_name,ship_to_line1,city,zip,country,sku,qty\n#1,T1,EXPRESS,Ana,Street 1,Berlin,10969,DE,MUG,2\n#2,T2,STANDARD,Bo,Street 2,Lund,,SE,MUG,1\n#1,,,,,,,,MUG,4\n'
    expect((await store.importText('orders', text)).changed).toBe(2)
    expect(
      store.all('SELECT number, units, ship_city, ship_postal_code FROM orders ORDER BY number'),
    ).toEqual([
      ['#1', 6, 'Berlin', '10969'],
      ['#2', 1, 'Lund', ''],
    ])
    expect((await store.importText('orders', text)).changed).toBe(0)
  })

  test('a row that contradicts the first of its order is bad', async () => {
    const text =
      'order,tote,name,line1,city,country,sku,qty\n#1,T1,Ana,Street 1,Berlin,DE,MUG,2\n#1,T9,,,,,MUG,4\n'
    expect(await store.refusal('orders', text)).toMatch(
      /line 3, column tote: "T9" differs from what the first row of #1 says/,
    )
  })

  test('changes nothing the second time and replaces the lines of an order that changed', async () => {
    await store.importText('orders', json(order))
    const before = store.dump()
    expect((await store.importText('orders', json(order))).changed).toBe(0)
    expect(store.dump()).toEqual(before)
    const { changed } = await store.importText(
      'orders',
      json({ ...order, note: 'Gift', lines: [{ sku: 'MUG', quantity: 9 }] }),
    )
    expect(changed).toBe(1)
    expect(store.all('SELECT note, units, rev FROM orders')).toEqual([['Gift', 9, 2]])
    expect(store.all('SELECT position, quantity FROM order_line')).toEqual([[1, 9]])
  })

  test('an order past new stays as it is, with a warning only when the file says something else', async () => {
    await store.importText('orders', json(order))
    store.db.exec("UPDATE orders SET status = 'shipped'")
    expect((await store.importText('orders', json(order))).warnings.count).toBe(0)
    const { changed, warnings } = await store.importText('orders', json({ ...order, tote: 'T9' }))
    expect(changed).toBe(0)
    expect(warnings.first).toEqual([
      {
        line: 2,
        column: null,
        reason: '#1 is shipped here, so what the file changes in it was left out',
      },
    ])
    expect(store.all('SELECT tote FROM orders')).toEqual([['T1']])
  })

  test('an order that a bench has opened stays as it is', async () => {
    await store.importText('orders', json(order))
    store.db.exec(
      "INSERT INTO packing_session SELECT 'S', id, 'bench', NULL, 'reviewing', 1, 1, 1, 1, NULL FROM orders",
    )
    expect(
      (await store.importText('orders', json({ ...order, lines: [{ sku: 'MUG', quantity: 9 }] })))
        .changed,
    ).toBe(0)
    expect(store.all('SELECT units FROM orders')).toEqual([[3]])
  })

  test('a line of an unknown SKU names what to import first, and nothing comes in', async () => {
    const text = json(order, { ...order, number: '#2', lines: [{ sku: 'NONE', quantity: 1 }] })
    expect(await store.refusal('orders', text)).toMatch(
      /column sku: "NONE" is not known; import skus first/,
    )
    expect(store.all('SELECT count(*) FROM orders')).toEqual([[0]])
  })

  test.each([
    ['no lines', { ...order, lines: [] }, /column lines: the order has none/],
    ['no list of lines', { ...order, lines: undefined }, /column lines: the order has none/],
    [
      'a line without a quantity',
      { ...order, lines: [{ sku: 'MUG' }] },
      /column quantity: is empty/,
    ],
    ['a line that is no record', { ...order, lines: ['MUG'] }, /"MUG" is no order line/],
    [
      'a prototype’s name in a line',
      { ...order, lines: [{ sku: 'MUG', quantity: 1, constructor: 1 }] },
      /"constructor" is not allowed/,
    ],
    [
      'a country by its name',
      { ...order, ship_to: { ...shipTo, country: 'Greece' } },
      /two letters/,
    ],
    [
      'no street',
      { ...order, ship_to: { ...shipTo, line1: '' } },
      /column ship_to_line1: is empty/,
    ],
    [
      'a tote that is a command',
      { ...order, tote: 'PKCUNDO' },
      /column tote: "PKCUNDO" begins with PKC/,
    ],
    [
      'a number that is a badge',
      { ...order, number: 'PKU1' },
      /column number: "PKU1" begins with PKC or PKU/,
    ],
    ['half a unit', { ...order, lines: [{ sku: 'MUG', quantity: 0.5 }] }, /is not a whole number/],
  ])('an order with %s is refused', async (_, record, reason) => {
    expect(await store.refusal('orders', json(record))).toMatch(reason)
  })

  test('the same number twice is refused', async () => {
    expect(await store.refusal('orders', json(order, order))).toMatch(
      /column number: "#1" is on line \d+ already/,
    )
  })

  test('what was under way elsewhere begins anew, what was done stays done', async () => {
    const { warnings } = await store.importText(
      'orders',
      json({ ...order, status: 'packing' }, { ...order, number: '#2', status: 'shipped' }),
    )
    expect(store.all('SELECT number, status FROM orders ORDER BY number')).toEqual([
      ['#1', 'new'],
      ['#2', 'shipped'],
    ])
    expect(warnings.count).toBe(1)
  })
})

describe('a merge', () => {
  test('is recorded, also when it changes nothing', async () => {
    await store.importText('skus', mug)
    await store.importText('skus', mug)
    expect(store.all('SELECT kind, file_name, rows, changed FROM import_run ORDER BY at')).toEqual([
      ['skus', 'skus.txt', 1, 1],
      ['skus', 'skus.txt', 1, 0],
    ])
  })

  test('refuses a file that was not staged, and one that was not staged to its end', async () => {
    const { mergeStaged } = await import('../../../src-main/db/import/merge-staged.ts')
    const { createStage } = await import('../../../src-main/db/import/stage-file.ts')
    const run = { runId: 'R', nowMs: 1 }
    const torn = join(store.folder, 'torn.staged')
    createStage(torn).close()
    for (const path of [join(store.folder, 'none'), store.dbPath, torn])
      expect(() => mergeStaged(store.db, path, run)).toThrow(/prepared to its end/)
  })

  test('tells how far the reading is, up to the last byte', async () => {
    const { stageImport } = await import('../../../src-main/db/import/stage-import.ts')
    const filePath = new URL('../../fixtures/import/skus-spreadsheet.csv', import.meta.url).pathname
    const heard: number[][] = []
    const report = await stageImport({
      kind: 'skus',
      filePath,
      stagePath: join(store.folder, 'x.staged'),
      ids: store.ids,
      onProgress: (...numbers) => heard.push(numbers),
    })
    const size = readFileSync(filePath).length
    expect(heard.at(-1)).toEqual([report.rows, size, size])
  })
})
