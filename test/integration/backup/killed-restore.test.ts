import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backupTo } from '../../../src-main/db/backup.ts'
import { openDatabase, refuseDamaged } from '../../../src-main/db/open.ts'
import { ScratchStore } from '../import/scratch-store.ts'

const program = new URL('restore-forever.ts', import.meta.url).pathname

function read(path: string): unknown {
  const db = openDatabase(path, { beforeMigration: () => undefined })
  try {
    refuseDamaged(db, path)
    return db.prepare("SELECT value FROM setting WHERE key = 'day'").pluck().get()
  } finally {
    db.close()
  }
}

test.each([1, 2, 3, 5, 8])(
  'a restore that is killed after %i others leaves whole data, before and after',
  async (restores) => {
    const store = new ScratchStore()
    try {
      const backupPath = join(store.folder, 'monday.backup')
      store.db.exec(
        `INSERT INTO setting VALUES ('day', '"monday"'), ('fill', hex(randomblob(200000)))`,
      )
      await backupTo(store.db, backupPath)
      store.db.close()
      const child = spawn(process.execPath, [program, store.dbPath, backupPath], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let dots = 0
      child.stdout.on('data', (chunk: Buffer) => {
        dots += chunk.length
        if (dots >= restores) child.kill('SIGKILL')
      })
      await once(child, 'close')
      expect(dots).toBeGreaterThanOrEqual(restores)
      expect(read(store.dbPath)).toBe('"monday"')
      const kept = readdirSync(store.folder).filter((name) =>
        /^packwright-before-restore-.*\.db$/.test(name),
      )
      expect(kept.length).toBeGreaterThanOrEqual(restores)
      for (const name of kept) expect(read(join(store.folder, name))).toBe('"monday"')
    } finally {
      store.dispose()
    }
  },
)
