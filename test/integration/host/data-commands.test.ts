/** Commands on a data folder, done directly on a free one and handed to the station on one that is in use. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshFolder, runHost, serve, stop } from '../../harness/host-process.ts'

const kinds = ['skus', 'cartons', 'bins', 'stock', 'orders'] as const
let demoDir: string
let files: Readonly<Record<string, string>>

async function ok(...args: string[]): Promise<string> {
  const { status, out, err } = await runHost(args)
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return out
}

/** One demo warehouse, written out once. */
beforeAll(async () => {
  const station = await serve()
  await stop(station)
  demoDir = station.dataDir
  const folder = freshFolder('export')
  files = Object.fromEntries(
    ['csv', 'json'].flatMap((format) =>
      kinds.map((kind) => [`${kind}.${format}`, join(folder, `${kind}.${format}`)]),
    ),
  )
  for (const [name, path] of Object.entries(files))
    await ok('export', name.replace(/\..*/, ''), path, '--data', demoDir)
})

const fileOf = (name: string): string => files[name] ?? ''

describe.each(['csv', 'json'])('what was exported as %s', (format) => {
  test('comes back whole in an empty folder, and a second time changes nothing', async () => {
    const dataDir = freshFolder()
    for (const kind of kinds) {
      const first = await runHost(['import', kind, fileOf(`${kind}.${format}`), '--data', dataDir])
      expect(first.status).toBe(0)
      expect(first.out).toMatch(
        new RegExp(`^\\d+ rows read, [1-9]\\d* ${kind} new or changed\\.\\n$`),
      )
    }
    for (const kind of kinds) {
      const again = await runHost(['import', kind, fileOf(`${kind}.${format}`), '--data', dataDir])
      expect(again.out).toMatch(new RegExp(`, 0 ${kind} new or changed`))
    }
    for (const kind of kinds) {
      const out = await ok('export', kind, '--format', format, '--data', dataDir)
      expect(out).toBe(readFileSync(fileOf(`${kind}.${format}`), 'utf8'))
    }
    expect(readdirSync(dataDir).filter((name) => name.includes('stage'))).toEqual([])
  })
})

test('a bad row is named by line and reason, nothing is imported, and no trace is left', async () => {
  const [header = '', first = ''] = readFileSync(fileOf('skus.csv'), 'utf8').split('\r\n')
  const broken = join(freshFolder('import'), 'skus.csv')
  writeFileSync(broken, [header, first, first.replace(/^[^,]*/, '')].join('\r\n'))
  const dataDir = freshFolder()
  const { status, out, err } = await runHost(['import', 'skus', broken, '--data', dataDir])
  expect({ status, out }).toEqual({ status: 1, out: '' })
  expect(err).toMatch(/skus\.csv was not imported/)
  expect(err).toMatch(/^line 3/m)
  expect(err).not.toMatch(/\n\s+at /)
  expect(readdirSync(dataDir).filter((name) => name.includes('stage'))).toEqual([])
})

test.each([
  ['an unknown kind', ['import', 'parcels', 'x.csv'], 2, /"parcels" is none of skus, cartons/],
  ['a missing file', ['import', 'skus', '/nowhere/x.csv'], 1, /x\.csv/],
  ['an unknown format', ['export', 'skus', '--format', 'xml'], 2, /"xml" is no format/],
  ['no data', ['export', 'skus'], 1, /There are no data in/],
  ['a backup of nothing', ['backup', '/tmp/never.db'], 1, /There are no data in/],
  ['a restore of nothing', ['restore', '/nowhere/backup.db'], 1, /There is no backup at/],
])('%s is refused in a sentence', async (_what, args, status, sentence) => {
  const result = await runHost([...args, '--data', freshFolder()])
  expect(result.status).toBe(status)
  expect(result.err).toMatch(sentence)
  expect(result.err).not.toMatch(/\n\s+at /)
})

test('import, backup and restore work while the station does, and the screen goes on', async () => {
  const station = await serve({ args: [] })
  const data = ['--data', station.dataDir]
  for (const kind of kinds) await runHost(['import', kind, fileOf(`${kind}.csv`), ...data])
  const backup = join(freshFolder('backup'), 'backup.db')
  expect(await ok('backup', backup, ...data)).toMatch(/^Backup written to .+backup\.db/)
  const orders = await ok('export', 'orders', ...data)

  const none = join(freshFolder('import'), 'skus.csv')
  const [header = '', row = ''] = readFileSync(fileOf('skus.csv'), 'utf8').split('\r\n')
  writeFileSync(none, `${header}\r\n${row.replace(/^([^,]*),[^,]*/, '$1,AFTER-BACKUP')}\r\n`)
  await runHost(['import', 'skus', none, ...data])
  expect(await ok('export', 'skus', ...data)).toContain('AFTER-BACKUP')

  const restored = await ok('restore', backup, ...data)
  expect(restored).toMatch(/What was there is kept as /)
  expect(existsSync(/kept as (.+)\.\n$/.exec(restored)?.[1] ?? '')).toBe(true)
  expect(await ok('export', 'skus', ...data)).not.toContain('AFTER-BACKUP')
  expect(await ok('export', 'orders', ...data)).toBe(orders)
  expect((await fetch(new URL('/health', station.api))).status).toBe(200)
  expect((await stop(station)).status).toBe(0)
})

test('a backup can be restored into an empty folder that no station holds', async () => {
  const backup = join(freshFolder('backup'), 'backup.db')
  await ok('backup', backup, '--data', demoDir)
  const dataDir = freshFolder()
  expect(await ok('restore', backup, '--data', dataDir)).toBe(`Restored from ${backup}.\n`)
  expect(await ok('export', 'skus', '--data', dataDir)).toBe(
    await ok('export', 'skus', '--data', demoDir),
  )
})

test('a file that is no backup is refused by the running station too, in the same words', async () => {
  const station = await serve({ args: [] })
  const file = join(freshFolder('backup'), 'notes.txt')
  writeFileSync(file, 'milk, bread, tape')
  const { status, err } = await runHost(['restore', file, '--data', station.dataDir])
  expect(status).toBe(1)
  expect(err).toBe(`${file} is not a Packwright backup. Nothing was changed.\n`)
  await stop(station)
})
