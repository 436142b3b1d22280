/**
 * The solver on one container that many units go into (Bischoff & Ratcliff BR1–7, Davies & Bischoff BR8–15): volume
 * utilisation by class, CPU time, validity by the judge. Instances come from `br-free.jsonl` and
 * `br-supported.jsonl` in PACKWRIGHT_BENCH or in ../shared/bench beside the checkout; without them there is nothing
 * to measure. PACKWRIGHT_BENCH_EFFORT (balanced) and PACKWRIGHT_BENCH_PER_CLASS (10, all) choose how much.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { solve } from '../../src-main/core/solver/solve.ts'
import { validate } from '../../src-main/core/solver/validate.ts'
import type { Effort, PackRequest } from '../../src-shared/model/packing.ts'
import type { Figure } from './figure.ts'

type Instance = PackRequest & { readonly name: string }
type Measured = { readonly fill: number; readonly cpuMs: number; readonly isValid: boolean }
type Series = {
  readonly what: string
  readonly file: string
  readonly classes: readonly [first: number, last: number]
  /** Utilisation to reach, per cent. */
  readonly target: Readonly<Partial<Record<Effort, number>>>
  readonly mostMs: Readonly<Partial<Record<Effort, number>>>
  readonly peer: string
}

const MOST_MS = { balanced: 1000, best: 10_000 }
const SERIES: readonly Series[] = [
  {
    what: 'BR1–7 free',
    file: 'br-free.jsonl',
    classes: [1, 7],
    target: { balanced: 92, best: 95 },
    mostMs: MOST_MS,
    peer: 'recorded: BSG-CLP (C++) 95.27 %, packingsolver (C++) 94.82 %, skjolber 84.02 %',
  },
  {
    what: 'BR8–15 free',
    file: 'br-free.jsonl',
    classes: [8, 15],
    target: { best: 93 },
    mostMs: MOST_MS,
    peer: 'recorded: BSG-CLP (C++) 93.50 %, skjolber 83.14 %',
  },
  {
    what: 'BR1–7 full support',
    file: 'br-supported.jsonl',
    classes: [1, 7],
    target: { best: 93 },
    mostMs: MOST_MS,
    peer: 'published: CLTRS 94.2 % in 320 s, mp-BRKGA 94.53 %',
  },
]

export async function benchContainers(tell: (line: string) => void): Promise<readonly Figure[]> {
  const effort = effortAsked()
  return SERIES.flatMap((series) => {
    const instances = readInstances(series)
    if (instances.length > 0) return measureSeries(series, instances, effort, tell)
    tell(`${series.file} is not here`)
    return []
  })
}

function effortAsked(): Effort {
  const word = process.env['PACKWRIGHT_BENCH_EFFORT']
  return word === 'fast' || word === 'best' ? word : 'balanced'
}

function readInstances({ file, classes: [first, last] }: Series): Instance[] {
  const beside = fileURLToPath(new URL('../../../shared/bench', import.meta.url))
  const path = join(process.env['PACKWRIGHT_BENCH'] ?? beside, file)
  if (!existsSync(path)) return []
  const perClass = Number(process.env['PACKWRIGHT_BENCH_PER_CLASS'] ?? 10)
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  const all = lines.map((line) => JSON.parse(line) as Instance)
  return all.filter(({ name }) => {
    const [of = 0, number = 0] = name.slice(2).split('_').map(Number)
    return of >= first && of <= last && number <= perClass
  })
}

function measureSeries(
  series: Series,
  instances: readonly Instance[],
  effort: Effort,
  tell: (line: string) => void,
): Figure[] {
  const byClass = new Map<string, Measured[]>()
  for (const instance of instances) {
    const name = instance.name.split('_')[0] ?? ''
    byClass.set(name, [...(byClass.get(name) ?? []), measure(instance, effort)])
  }
  for (const [name, list] of byClass) {
    const ms = mean(list.map((one) => one.cpuMs))
    tell(
      `${series.what} ${name}: ${percent(mean(list.map((one) => one.fill)))}, ${ms.toFixed(0)} ms`,
    )
  }
  return figuresOf(series, [...byClass.values()].flat(), effort)
}

function figuresOf(series: Series, all: readonly Measured[], effort: Effort): Figure[] {
  const fill = mean(all.map((one) => one.fill))
  const longest = Math.max(...all.map((one) => one.cpuMs))
  const valid = all.filter((one) => one.isValid).length
  const target = series.target[effort]
  const mostMs = series.mostMs[effort]
  const what = `${series.what}, ${effort}`
  return [
    {
      what: `${what}: mean utilisation of ${all.length}`,
      target: target === undefined ? '' : `>= ${percent(target)}`,
      ours: percent(fill),
      isMet: target === undefined ? null : fill >= target,
      reference: series.peer,
    },
    {
      what: `${what}: valid plans`,
      target: 'all',
      ours: `${valid} of ${all.length}`,
      isMet: valid === all.length,
      reference: '',
    },
    {
      what: `${what}: longest CPU time`,
      target: mostMs === undefined ? '' : `<= ${mostMs} ms`,
      ours: `${longest.toFixed(0)} ms`,
      isMet: mostMs === undefined ? null : longest <= mostMs,
      reference: '',
    },
  ]
}

function measure(instance: Instance, effort: Effort): Measured {
  const request: PackRequest = { ...instance, extensions: { effort } }
  const before = process.cpuUsage()
  const response = solve(request)
  const used = process.cpuUsage(before)
  const isValid = validate(request, response).length === 0
  const fill = isValid ? 100 * (response.bins[0]?.utilization ?? 0) : 0
  return { fill, cpuMs: (used.user + used.system) / 1000, isValid }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

function percent(value: number): string {
  return `${value.toFixed(2)} %`
}
