/**
 * `npm run bench`: measures the built product on this machine and prints one table. Names choose parts:
 * `npm run bench -- station start burst solver containers`. Exit status 1 when a target is missed.
 */
import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import type { Figure } from './figure.ts'
import { tableOf } from './figure.ts'

type Part = (tell: (line: string) => void) => Promise<readonly Figure[]>

/** Loaded when it is chosen: the solver's part needs no browser. */
const parts: Record<string, () => Promise<Part>> = {
  station: async () => (await import('./station-bench.ts')).benchStation,
  start: async () => (await import('./start-bench.ts')).benchStart,
  burst: async () => (await import('./burst-bench.ts')).benchBurst,
  solver: async () => (await import('./solver-bench.ts')).benchSolver,
  containers: async () => (await import('./containers-bench.ts')).benchContainers,
}

const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const unknown = asked.find((name) => !(name in parts))

if (unknown === undefined) await run(asked.length > 0 ? asked : Object.keys(parts))
else {
  process.stderr.write(`There is no "${unknown}". Choose from: ${Object.keys(parts).join(', ')}.\n`)
  process.exitCode = 2
}

async function run(names: readonly string[]): Promise<void> {
  const tell = (line: string) => process.stderr.write(`${line}\n`)
  const loads = [loadavg()[0] ?? 0]
  const figures: Figure[] = []
  for (const name of names) {
    tell(`${name} …`)
    const part = await parts[name]?.()
    if (part) figures.push(...(await part(tell)))
    loads.push(loadavg()[0] ?? 0)
  }
  process.stdout.write(`${machine()}${loadOf(loads)}\n\n${tableOf(figures)}\n`)
  if (figures.some((figure) => figure.isMet === false)) process.exitCode = 1
  // Whatever a part left open must not keep the run from ending.
  process.exit()
}

/** Other work on the machine makes every time longer; processor times and ratios suffer less. */
function loadOf(loads: readonly number[]): string {
  return `, load ${loads.map((load) => load.toFixed(1)).join(' → ')}`
}

function machine(): string {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`
  const date = new Date().toISOString().slice(0, 10)
  return `${date}, commit ${commit()}, ${cpus().length} cores (${process.arch}), ${memory}, Node ${process.versions.node}`
}

function commit(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    const isClean =
      git('status', '--porcelain', '--', 'src-main', 'src-shared', 'src-renderer') === ''
    return git('rev-parse', '--short', 'HEAD') + (isClean ? '' : ' and changes')
  } catch {
    return 'unknown'
  }
}
