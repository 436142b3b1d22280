import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mergeStaged } from '../../../src-main/db/import/merge-staged.ts'
import { createStage } from '../../../src-main/db/import/stage-file.ts'
import { stageImport } from '../../../src-main/db/import/stage-import.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ScratchStore } from './scratch-store.ts'

let store: ScratchStore
beforeEach(() => {
  store = new ScratchStore()
})
afterEach(() => store.dispose())

const mug =
  'sku,title,gtin,width_mm,height_mm,depth_mm,weight_g\nMUG,Mug,4006381333931,120,100,95,390\n'

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
    const run = { runId: 'R', nowMs: 1 }
    const torn = join(store.folder, 'torn.staged')
    createStage(torn).close()
    for (const path of [join(store.folder, 'none'), store.dbPath, torn])
      expect(() => mergeStaged(store.db, path, run)).toThrow(/prepared to its end/)
  })

  test('tells how far the reading is, up to the last byte', async () => {
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
