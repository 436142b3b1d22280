/**
 * Data folders with the large warehouse and the orders to pack. The warehouse is made once and kept in
 * node_modules/.cache under a hash of what makes it; each folder gets a copy of its own.
 */
import { createHash } from 'node:crypto'
import {
  constants,
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PackRequest } from '../../src-shared/model/packing.ts'
import { openDatabase } from '../../src-main/db/open.ts'
import { addBenchOrders } from './bench-orders.ts'
import { fillLargeDatabase, largeSize } from './large-data.ts'

const root = join(import.meta.dirname, '..', '..')
const cache = join(root, 'node_modules', '.cache', 'packwright')
const asNew = { beforeMigration() {} }

export type Folder = { readonly dir: string; readonly database: string; remove(): void }

export function emptyFolder(): Folder {
  const dir = mkdtempSync(join(tmpdir(), 'packwright-bench-'))
  return {
    dir,
    database: join(dir, 'packwright.db'),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}

export function largeFolder(
  requests: readonly PackRequest[],
  tell: (line: string) => void,
): Folder {
  const folder = emptyFolder()
  copyFileSync(largeDatabase(tell), folder.database, constants.COPYFILE_FICLONE)
  const db = openDatabase(folder.database, asNew)
  addBenchOrders(db, requests)
  db.close()
  return folder
}

function largeDatabase(tell: (line: string) => void): string {
  const path = join(cache, `large-${hashOfMakers()}.db`)
  if (existsSync(path)) return path
  tell('Making the large warehouse, once …')
  mkdirSync(cache, { recursive: true })
  for (const old of globSync(join(cache, 'large-*.db*'))) rmSync(old)
  const draft = `${path}.new`
  const db = openDatabase(draft, asNew)
  fillLargeDatabase(db, largeSize)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  renameSync(draft, path)
  return path
}

function hashOfMakers(): string {
  const makers = [
    join(import.meta.dirname, 'large-data.ts'),
    ...globSync(join(root, 'src-main', 'db', 'migrations', '*.ts')).sort(),
  ]
  const hash = createHash('sha256')
  for (const file of makers) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}
