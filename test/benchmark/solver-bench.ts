/**
 * The solver on orders: validity by the judge, cost, and CPU time beside binpackingjs in the same run. Orders come from
 * `orders.jsonl` in PACKWRIGHT_BENCH or in ../shared/bench beside the checkout; otherwise small ones are made up.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pack3D } from 'binpackingjs'
import { solve } from '../../src-main/core/solver/solve.ts'
import { validate } from '../../src-main/core/solver/validate.ts'
import type { PackRequest, PackResponse } from '../../src-shared/model/packing.ts'
import type { Figure } from './figure.ts'

/** Half of the file gives the same picture in half of the time. */
const MOST_ORDERS = Number(process.env['PACKWRIGHT_BENCH_ORDERS'] ?? 2000)
const WARM_UP = 50
const MADE_UP = 200

type Measured = {
  readonly cost: number
  readonly invalid: number
  readonly unplaced: number
  readonly cpuMs: number[]
}

export async function benchSolver(tell: (line: string) => void): Promise<readonly Figure[]> {
  const { orders, source, isPublished } = readOrders()
  tell(`${orders.length} orders (${source})`)
  for (const order of orders.slice(0, WARM_UP)) solve(order, { nodeLimit: 20_000 })
  const ours = measure(orders, solve)
  tell('binpackingjs …')
  const theirs = measurePeer(orders)
  const share = orders.length / 2000
  const target = Math.round(232_000 * share)
  const isWhole = isPublished && orders.length === 2000
  return [
    {
      what: 'solver: valid plans',
      target: 'all',
      ours: `${orders.length - ours.invalid} of ${orders.length}`,
      isMet: ours.invalid === 0 && ours.unplaced === 0,
      reference: 'binpackingjs: not judged, it floats items',
    },
    {
      what: 'solver: carton cost',
      target: isWhole ? `<= ${target}` : '',
      ours: String(ours.cost),
      isMet: isWhole ? ours.cost <= target : null,
      reference: `binpackingjs ${theirs.cost}`,
    },
    timeFigure('p50', 0.5, 10, ours, theirs),
    timeFigure('p95', 0.95, null, ours, theirs),
    timeFigure('p99', 0.99, 90, ours, theirs),
  ]
}

function timeFigure(
  name: string,
  at: number,
  mostMs: number | null,
  ours: Measured,
  theirs: Measured,
): Figure {
  const ms = quantile(ours.cpuMs, at)
  return {
    what: `solver: CPU ${name}`,
    target: mostMs === null ? '' : `< ${mostMs} ms`,
    ours: `${ms.toFixed(2)} ms`,
    isMet: mostMs === null ? null : ms < mostMs,
    reference: `binpackingjs ${quantile(theirs.cpuMs, at).toFixed(2)} ms`,
  }
}

function measure(
  orders: readonly PackRequest[],
  answer: (order: PackRequest) => PackResponse,
): Measured {
  let cost = 0
  let invalid = 0
  let unplaced = 0
  const cpuMs: number[] = []
  for (const order of orders) {
    const before = process.cpuUsage()
    const response = answer(order)
    cpuMs.push(cpuSince(before))
    if (validate(order, response).length > 0) invalid++
    unplaced += response.unplaced.length
    cost += response.bins.reduce((sum, bin) => sum + costOf(order, bin.templateId), 0)
  }
  return { cost, invalid, unplaced, cpuMs }
}

function costOf(order: PackRequest, templateId: string): number {
  return order.bins.find((bin) => bin.id === templateId)?.cost ?? 0
}

/** binpackingjs packs given bins; the usual loop around it: the cheapest that takes all, else the fullest and on. */
function measurePeer(orders: readonly PackRequest[]): Measured {
  let cost = 0
  let unplaced = 0
  const cpuMs: number[] = []
  for (const order of orders) {
    const before = process.cpuUsage()
    const packed = peerCost(order)
    cpuMs.push(cpuSince(before))
    cost += packed.cost
    unplaced += packed.unplaced
  }
  return { cost, invalid: 0, unplaced, cpuMs }
}

function peerCost(order: PackRequest): { cost: number; unplaced: number } {
  type Unit = {
    readonly w: number
    readonly h: number
    readonly d: number
    readonly weight: number
  }
  let rest: Unit[] = order.items.flatMap(({ w, h, d, weight = 0, quantity = 1 }) =>
    Array.from({ length: quantity }, () => ({ w, h, d, weight })),
  )
  const byCost = [...order.bins].sort((a, b) => (a.cost ?? 0) - (b.cost ?? 0))
  let cost = 0
  while (rest.length > 0) {
    let best: { placed: number; cost: number; left: Unit[] } | null = null
    for (const bin of byCost) {
      const result = pack3D({
        bins: [
          {
            name: 'bin',
            width: bin.w,
            height: bin.h,
            depth: bin.d,
            maxWeight: bin.maxWeight ?? 1e9,
          },
        ],
        items: rest.map(({ w, h, d, weight }, i) => {
          return { name: String(i), width: w, height: h, depth: d, weight }
        }),
      })
      const out = new Set(result.unfitItems.map((item) => Number(item.name)))
      const placed = rest.length - out.size
      if (best === null || placed > best.placed) {
        best = { placed, cost: bin.cost ?? 0, left: rest.filter((_, i) => out.has(i)) }
      }
      if (out.size === 0) break
    }
    if (best === null || best.placed === 0) return { cost, unplaced: rest.length }
    cost += best.cost
    rest = best.left
  }
  return { cost, unplaced: 0 }
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const used = process.cpuUsage(before)
  return (used.user + used.system) / 1000
}

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? 0
}

function readOrders(): { orders: PackRequest[]; source: string; isPublished: boolean } {
  const beside = fileURLToPath(new URL('../../../shared/bench', import.meta.url))
  const file = join(process.env['PACKWRIGHT_BENCH'] ?? beside, 'orders.jsonl')
  if (!existsSync(file)) return { orders: madeUpOrders(), source: 'made up', isPublished: false }
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(0, MOST_ORDERS)
  return {
    orders: lines.map((line) => JSON.parse(line) as PackRequest),
    source: 'orders.jsonl',
    isPublished: true,
  }
}

/** Small mixed orders, the same in every run. */
function madeUpOrders(): PackRequest[] {
  let state = 42
  const upTo = (most: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return 1 + ((state >>> 8) % most)
  }
  const bins = [1, 2, 3, 4, 5, 6].map((n) => ({
    id: `C${n}`,
    w: 90 * n,
    h: 60 * n,
    d: 70 * n,
    maxWeight: 30,
    cost: 25 * n,
  }))
  return Array.from({ length: MADE_UP }, () => ({
    objective: 'minCost' as const,
    items: Array.from({ length: upTo(8) }, (_, i) => ({
      id: `S${i}`,
      w: 15 + upTo(180),
      h: 10 + upTo(120),
      d: 10 + upTo(150),
      weight: upTo(20) / 10,
      quantity: upTo(3),
    })),
    bins,
  }))
}
