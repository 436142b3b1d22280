import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRecords, delimiterOf } from '../../../../src-main/db/import/csv-records.ts'

/** Cut between characters, as a decoder does, never inside of one. */
async function* pieces(text: string, size: number): AsyncGenerator<string> {
  const characters = [...text]
  for (let at = 0; at < characters.length; at += size)
    yield characters.slice(at, at + size).join('')
}

async function read(text: string, size = 5): Promise<[number, readonly string[]][]> {
  const records: [number, readonly string[]][] = []
  for await (const { line, cells } of csvRecords(pieces(text, size), delimiterOf(text), 'f.csv'))
    records.push([line, cells])
  return records
}

describe('a CSV file', () => {
  test.each(['\n', '\r\n'])(
    'gives each record the line that it begins in, with %j',
    async (end) => {
      const text = ['a,b', '1,"x', 'y"', '', '2,3', ' , ', '4,"5""6"'].join(end)
      expect(await read(text)).toEqual([
        [1, ['a', 'b']],
        [2, ['1', `x${end}y`]],
        [5, ['2', '3']],
        [7, ['4', '5"6']],
      ])
    },
  )

  test('may end its lines in more than one way', async () => {
    expect(await read('a\r\n1\n2\r3')).toEqual([
      [1, ['a']],
      [2, ['1']],
      [3, ['2']],
      [4, ['3']],
    ])
  })

  test('is separated by what its header has most of', () => {
    expect(delimiterOf('a;b;c\n1,5;2;3')).toBe(';')
    expect(delimiterOf('a\tb\n1')).toBe('\t')
    expect(delimiterOf('"a;b;c",d')).toBe(',')
    expect(delimiterOf('sku')).toBe(',')
  })

  test.each([
    ['an open quotation mark', 'a,b\n1,"x', /quotation mark that is never closed/],
    ['a quotation mark in the middle', 'a,b\n1,x"y\n', /quotation mark inside a cell in line 2/],
    ['text behind a quotation mark', 'a,b\n1,"x"y\n', /quotation mark inside a cell in line 2/],
    ['a record of a megabyte', `a,b\n${'x'.repeat(1_200_000)}`, /more than 1 MB at line 2/],
  ])('with %s is refused in a sentence', async (_, text, reason) => {
    await expect(read(text, 65_536)).rejects.toThrow(reason)
  })

  test('any cells come back', async () => {
    const cell = fc.string({
      unit: fc.constantFrom(...['a', '"', ',', ';', '\n', '\r\n', ' ', 'é', '漢', '💶']),
    })
    const row = fc.tuple(fc.constant('key'), cell, cell)
    const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, size) => {
          const text = `"h1","h2","h3"\n${rows.map((cells) => cells.map(quoted).join(',')).join('\n')}`
          const found = await read(text, size)
          expect(found.slice(1).map(([, cells]) => cells)).toEqual(rows)
          for (const [line, cells] of found)
            expect(text.split(/\r\n|\n/)[line - 1]).toContain(`"${cells[0]}"`)
        },
      ),
    )
  })
})
