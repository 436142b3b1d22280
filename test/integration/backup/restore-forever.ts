/** A process of its own for the test that kills it: restores again and again, and writes a dot after each. */
import { openDatabase } from '../../../src-main/db/open.ts'
import { restoreInto } from '../../../src-main/db/restore.ts'

const [dbPath = '', backupPath = ''] = process.argv.slice(2)
for (let nowMs = 0; ; nowMs += 1000) {
  restoreInto({ dbPath, backupPath, nowMs })
  const db = openDatabase(dbPath, { beforeMigration: () => undefined })
  db.exec("INSERT INTO setting VALUES ('worked', '1')")
  db.close()
  process.stdout.write('.')
}
