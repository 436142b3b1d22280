import { existsSync } from 'node:fs'
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

  test('reads past the line in which a spreadsheet names its separator', async () => {
    await store.importText('skus', 'sep=;\r\nsku;title;weight_kg\r\nA;One, two;0,25\r\n')
    expect(store.all('SELECT code, title, weight_g FROM sku')).toEqual([['A', 'One, two', 250]])
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
