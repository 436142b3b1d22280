/** Whatever is given to the import, it answers: with rows, or with a refusal that names a reason. Nothing else is thrown. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ImportKind, importKinds } from '../../../src-main/db/import/import-kind.ts'
import { stageImport } from '../../../src-main/db/import/stage-import.ts'
import { isAppError } from '../../../src-shared/base/app-error.ts'
import { ScratchStore } from './scratch-store.ts'

let store: ScratchStore
beforeEach(() => {
  store = new ScratchStore()
})
afterEach(() => store.dispose())

async function answerTo(kind: ImportKind, content: string | Uint8Array): Promise<void> {
  const filePath = join(store.folder, 'any')
  const stagePath = join(store.folder, 'any.stage')
  writeFileSync(filePath, content)
  try {
    const parts = { kind, filePath, stagePath, ids: store.ids, onProgress: () => undefined }
    expect((await stageImport(parts)).rows).toBeGreaterThan(0)
  } catch (error) {
    if (!isAppError(error)) throw error
    expect(['import/bad-file', 'import/bad-row']).toContain(error.code)
    expect(error.message).toMatch(/\S+ .+\./)
    expect(existsSync(stagePath)).toBe(false)
  }
}

const kind = fc.constantFrom(...importKinds)

test('any bytes', async () => {
  await fc.assert(fc.asyncProperty(kind, fc.uint8Array({ maxLength: 300 }), answerTo), {
    numRuns: 60,
  })
})

test('any text with the marks of CSV', async () => {
  const header = 'sku,bin,number,carton,quantity,title,ship_to_name,ship_to_line1,city,country\n'
  const piece = fc.constantFrom(
    '"',
    ',',
    ';',
    '\n',
    '\r\n',
    '\t',
    '=',
    "'",
    'A',
    '1',
    '-1',
    '1e9',
    'DE',
    '0.5',
    '\u0000',
    'é',
    ' ',
    'PKC',
  )
  const text = fc.array(piece, { maxLength: 80 }).map((pieces) => header + pieces.join(''))
  await fc.assert(fc.asyncProperty(kind, text, answerTo), { numRuns: 80 })
})

test('any JSON records with our names', async () => {
  const name = fc.constantFrom(
    'sku',
    'bin',
    'number',
    'carton',
    'quantity',
    'title',
    'lines',
    'ship_to',
    'name',
    'weight_g',
    'constructor',
    '__proto__',
    'toString',
  )
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('A', 1, -1, 1e300, true, 'DE'),
  )
  const record = fc
    .array(fc.tuple(name, value), { maxLength: 8 })
    .map(
      (pairs) => `{${pairs.map(([key, inner]) => `"${key}":${JSON.stringify(inner)}`).join(',')}}`,
    )
  const text = fc.array(record, { maxLength: 5 }).map((records) => `[${records.join(',')}]`)
  await fc.assert(fc.asyncProperty(kind, text, answerTo), { numRuns: 80 })
})
