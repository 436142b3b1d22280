/** What a process has used so far: processor time and resident memory, from /proc. NaN where there is no /proc. */
import { readFileSync } from 'node:fs'

/** Linux tells processor time in ticks of 10 ms on every machine that Node runs on. */
const tickMs = 10

export type Usage = { readonly cpuMs: number; readonly residentMb: number; readonly peakMb: number }

export function usageOf(pid: number): Usage {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything; the fields after it are numbered from 3.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1])
    return {
      cpuMs: (Number(fields[11]) + Number(fields[12])) * tickMs,
      residentMb: kb('VmRSS') / 1024,
      peakMb: kb('VmHWM') / 1024,
    }
  } catch {
    return { cpuMs: Number.NaN, residentMb: Number.NaN, peakMb: Number.NaN }
  }
}
