/** Measures the bare chain of bare-chain.ts as the station is measured. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openFrameProbe } from './frame-probe.ts'
import { emptyFolder } from './large-folder.ts'
import { usageOf } from './process-usage.ts'
import { openScannerLine } from './scanner-line.ts'

export type BareChain = { readonly paintedMs: readonly number[]; readonly cpuMsEach: number }

export async function measureBareChain(scans: number): Promise<BareChain> {
  const folder = emptyFolder()
  const scanner = await openScannerLine()
  const script = join(import.meta.dirname, 'bare-chain.ts')
  const child = spawn(process.execPath, [script, scanner.path, join(folder.dir, 'bare.db')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [address] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
  const probe = await openFrameProbe(address.trim())
  try {
    await sleep(300)
    const paintedMs: number[] = []
    const before = usageOf(child.pid ?? 0).cpuMs
    for (let number = 1; number <= scans; number++) {
      const frame = probe.frame(number)
      const sentAt = scanner.scan(String(number).padStart(14, '0'))
      paintedMs.push((await frame).paintedAt - sentAt)
      // As long as a hand needs at the least, so that frames do not run into each other.
      await sleep(20)
    }
    return { paintedMs, cpuMsEach: (usageOf(child.pid ?? 0).cpuMs - before) / scans }
  } finally {
    await probe.close()
    child.kill()
    await scanner.close()
    folder.remove()
  }
}
