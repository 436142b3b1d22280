/**
 * A station in a process of its own, that the power leaves. It is told on its command line after how many more events
 * it dies: within the commit's own turn, before a single effect of it has run. What it showed last is in `last-view.json`.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { databasePath } from '../../src-main/app/data-folder.ts'
import type { DeviceConfig } from '../../src-main/app/platform.ts'
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import { TestStation } from './test-station.ts'

export type MortalStart = {
  readonly dataDir: string
  readonly devices: DeviceConfig
  /** Null: it dies by the hand of whoever started it. */
  readonly diesAfter: number | null
}
export type ToMortal = { readonly scan: string }

const start = JSON.parse(process.argv[2] ?? '{}') as MortalStart
const db = new Sqlite(databasePath(start.dataDir), { readonly: true })
const count = db.prepare<[], number>('SELECT count(*) FROM event').pluck()
const before = count.get() ?? 0

function show(view: BenchView): void {
  if (start.diesAfter !== null && (count.get() ?? 0) >= before + start.diesAfter) {
    writeFileSync(join(start.dataDir, 'last-view.json'), JSON.stringify(view))
    process.kill(process.pid, 'SIGKILL')
  }
  process.send?.(view)
}

const station = await TestStation.start(start.dataDir, start.devices, show)
show(station.view)
process.on('message', (message) => void station.scan((message as ToMortal).scan))
process.on('disconnect', () => process.exit(0))
