import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonRecords } from '../../../../src-main/db/import/json-records.ts'

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function read(text: string, size = 7): Promise<unknown[]> {
  const records = []
  for await (const { line, value } of jsonRecords(pieces(text, size), 'f.json'))
    records.push([line, value])
  return records
}

describe('a JSON file', () => {
  test('may be a list or one record a line', async () => {
    const records = [
      [2, { a: 1 }],
      [3, { b: [{ c: '}"]' }] }],
    ]
    expect(await read('[\n{"a":1},\n{"b":[{"c":"}\\"]"}]}\n]\n')).toEqual(records)
    expect(await read('\n{"a":1}\n{"b":[{"c":"}\\"]"}]}')).toEqual(records)
  })

  test('may be empty', async () => {
    expect(await read('[]')).toEqual([])
  })

  test.each([
    ['[{"a":1}', /ends before its list is closed/],
    ['[{"a":', /ends inside the record that begins in line 1/],
    ['[{"a":1} {"b":2}]', /"{" in line 1 is not expected/],
    ['[{"a":1},]', /"]" in line 1 is not expected/],
    ['[1]', /"1" in line 1 is not expected/],
    ['[{"a":01}]', /a record in line 1 that is no JSON/],
    ['{"a":1}]', /"]" in line 1 is not expected/],
    [`[{"a":${'['.repeat(100)}`, /nested more than 64 levels/],
  ])('%s is refused', async (text, reason) => {
    await expect(read(text)).rejects.toThrow(reason)
  })

  test('a record without end is refused before it fills the memory', async () => {
    await expect(read(`[{"a":"${'x'.repeat(5_000_000)}`, 65_536)).rejects.toThrow(/more than 4 MB/)
  })

  test('any records come back, wherever the file is cut into pieces', async () => {
    const record = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 5 }),
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        async (list, size, isPretty) => {
          const text = JSON.stringify(list, null, isPretty ? 2 : 0)
          const found = (await read(text, size)).map((entry) => (entry as [number, unknown])[1])
          expect(found).toEqual(JSON.parse(text))
        },
      ),
    )
  })
})
