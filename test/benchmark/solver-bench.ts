/**
 * The solver on orders, at two efforts: validity by the judge, cost, proofs, and CPU time beside binpackingjs in the same run. Orders come from
 * `orders.jsonl` in PACKWRIGHT_BENCH or in ../shared/bench beside the checkout; otherwise small ones are made up.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pack3D } from 'binpackingjs'
import { solve } from '../../src-main/core/solver/solve.ts'
import { validate } from '../../src-main/core/solver/validate.ts'
import type { Effort, PackRequest } from '../../src-shared/model/packing.ts'
import type { Figure } from './figure.ts'

/** Half of the file gives the same picture in half of the time. */
const MOST_ORDERS = Number(process.env['PACKWRIGHT_BENCH_ORDERS'] ?? 2000)
const WARM_UP = 50
/** Units up to which the answer should say whether cheaper cartons are impossible. */
const PROVABLE = 12
const MADE_UP = 200

type Measured = {
  readonly cost: number
  readonly invalid: number
  readonly unplaced: number
  readonly cpuMs: number[]
  /** Orders of up to PROVABLE units, and of how many it is proven that no cheaper cartons hold them. */
  readonly small: number
  readonly proven: number
}

/** What an effort should reach on the published orders. */
type Goal = {
  readonly effort: Effort
  readonly cost: number
  readonly p50: number
  readonly p99: number
}

const GOALS: readonly Goal[] = [
  { effort: 'balanced', cost: 223_500, p50: 5, p99: 60 },
  { effort: 'fast', cost: 228_000, p50: 1, p99: 10 },
]

export async function benchSolver(tell: (line: string) => void): Promise<readonly Figure[]> {
  const { orders, source, isPublished } = readOrders()
  tell(`${orders.length} orders (${source})`)
  for (const order of orders.slice(0, WARM_UP)) solve(order, { nodeLimit: 20_000 })
  const measured = GOALS.map((goal) => ({ goal, ours: measure(orders, goal.effort) }))
  tell('binpackingjs …')
  const theirs = measurePeer(orders)
  const isWhole = isPublished && orders.length === 2000
  return measured.flatMap(({ goal, ours }) => figuresOf(goal, ours, theirs, isWhole))
}

function figuresOf(
  goal: Goal,
  ours: Measured,
  theirs: Measured,
  isWhole: boolean,
): readonly Figure[] {
  const name = `solver, ${goal.effort}`
  const orders = ours.cpuMs.length
  return [
    {
      what: `${name}: valid plans`,
      target: 'all',
      ours: `${orders - ours.invalid} of ${orders}`,
      isMet: ours.invalid === 0 && ours.unplaced === 0,
      reference: 'binpackingjs: not judged, it floats items',
    },
    {
      what: `${name}: carton cost`,
      target: isWhole ? `<= ${goal.cost}` : '',
      ours: String(ours.cost),
      isMet: isWhole ? ours.cost <= goal.cost : null,
      reference: `binpackingjs ${theirs.cost}`,
    },
    {
      what: `${name}: proven that nothing is cheaper`,
      target: '',
      ours: `${ours.proven} of ${ours.small} orders up to ${PROVABLE} units`,
      isMet: null,
      reference: '',
    },
    timeFigure(`${name}: CPU p50`, 0.5, goal.p50, ours, theirs),
    timeFigure(`${name}: CPU p95`, 0.95, null, ours, theirs),
    timeFigure(`${name}: CPU p99`, 0.99, goal.p99, ours, theirs),
  ]
}

function timeFigure(
  what: string,
  at: number,
  mostMs: number | null,
  ours: Measured,
  theirs: Measured,
): Figure {
  const ms = quantile(ours.cpuMs, at)
  return {
    what,
    target: mostMs === null ? '' : `<= ${mostMs} ms`,
    ours: `${ms.toFixed(2)} ms`,
    isMet: mostMs === null ? null : ms <= mostMs,
    reference: `binpackingjs ${quantile(theirs.cpuMs, at).toFixed(2)} ms`,
  }
}

function measure(orders: readonly PackRequest[], effort: Effort): Measured {
  let cost = 0
  let invalid = 0
  let unplaced = 0
  let small = 0
  let proven = 0
  const cpuMs: number[] = []
  for (const order of orders) {
    const request = { ...order, extensions: { ...order.extensions, effort } }
    const before = process.cpuUsage()
    const response = solve(request)
    cpuMs.push(cpuSince(before))
    if (validate(request, response).length > 0) invalid++
    unplaced += response.unplaced.length
    cost += response.bins.reduce((sum, bin) => sum + costOf(order, bin.templateId), 0)
    if (response.stats.items > PROVABLE) continue
    small++
    if (response.extensions?.proof?.cheaperCarton === 'impossible') proven++
  }
  return { cost, invalid, unplaced, cpuMs, small, proven }
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
  return { cost, invalid: 0, unplaced, cpuMs, small: 0, proven: 0 }
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
