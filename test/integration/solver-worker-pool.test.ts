import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../src-main/core/port/log.ts'
import type { SolverRunner } from '../../src-main/core/port/solver-runner.ts'
import { solve } from '../../src-main/core/solver/solve.ts'
import { createSolverPool } from '../../src-main/solver-worker/solver-pool.ts'
import type { PackRequest, PackResponse } from '../../src-shared/model/packing.ts'

const workerUrl = new URL('../../src-main/solver-worker/worker.ts', import.meta.url)
const mortalUrl = new URL('./solver-worker-mortal.ts', import.meta.url)
let pool: SolverRunner | null = null

function startPool(size: number, url = workerUrl): SolverRunner {
  pool = createSolverPool({ workerUrl: url, size, log: silentLog })
  return pool
}

afterEach(async () => {
  await pool?.close()
  pool = null
})

const order = (units: number): PackRequest => ({
  objective: 'minCost',
  items: Array.from({ length: units }, (_, i) => ({
    w: 31 + ((i * 7) % 40),
    h: 17 + ((i * 5) % 30),
    d: 23 + ((i * 11) % 50),
  })),
  bins: [
    { w: 150, h: 100, d: 100, cost: 30 },
    { w: 230, h: 120, d: 160, cost: 45 },
    { w: 310, h: 200, d: 220, cost: 72 },
  ],
})
/** Work for many minutes, so that only an abort can end it. */
const endless: PackRequest = { ...order(200), extensions: { effort: 'best' } }

function withoutDuration(response: PackResponse): PackResponse {
  return { ...response, stats: { ...response.stats, durationMs: 0 } }
}

describe('the solver pool', () => {
  test('answers many requests at once, each as the solver alone would', async () => {
    const runner = startPool(2)
    await runner.warm()
    const requests = [3, 9, 5, 12, 1, 7].map(order)
    const answers = await Promise.all(requests.map((request) => runner.solve(request)))
    expect(answers.map(withoutDuration)).toEqual(requests.map((request) => solve(request)))
  })

  test('gives request id and viewer address back', async () => {
    const answer = await startPool(1).solve(order(2), {
      requestId: 'r-7',
      vizUrl: 'http://station/viz?l=1',
    })
    expect([answer.stats.requestId, answer.bins[0]?.vizUrl]).toEqual([
      'r-7',
      'http://station/viz?l=1',
    ])
  })

  test('refuses what is no request, with the sentence', async () => {
    const runner = startPool(1)
    await expect(runner.solve({ items: [], bins: [] })).rejects.toMatchObject({
      code: 'solver/bad-request',
    })
    const tooMany = {
      ...order(1),
      items: [
        { w: 1, h: 1, d: 1, quantity: 1000 },
        { w: 1, h: 1, d: 1 },
      ],
    }
    await expect(runner.solve(tooMany)).rejects.toMatchObject({ code: 'solver/limit' })
  })

  test('stops at an abort, and the same worker answers the next request', async () => {
    const runner = startPool(1)
    const stop = new AbortController()
    const stopped = runner.solve(endless, { signal: stop.signal })
    const next = runner.solve(order(4))
    stop.abort()
    await expect(stopped).rejects.toMatchObject({ code: 'solver/aborted' })
    expect((await next).stats.placed).toBe(4)
  })

  test('never starts what was aborted before', async () => {
    const solved = startPool(1).solve(order(2), { signal: AbortSignal.abort() })
    await expect(solved).rejects.toMatchObject({ code: 'solver/aborted' })
  })

  test('a deadline gives the best plan so far and says that it was cut short', async () => {
    const request = { ...endless, extensions: { effort: 'best' as const, deadlineMs: 50 } }
    const answer = await startPool(1).solve(request)
    expect([answer.extensions?.cutShort, answer.stats.items]).toEqual([true, 200])
  })

  test('rejects what is open when it is closed', async () => {
    const runner = startPool(1)
    const open = runner.solve(endless)
    const closed = expect(open).rejects.toMatchObject({ code: 'solver/aborted' })
    await runner.close()
    await closed
    await expect(runner.solve(order(1))).rejects.toMatchObject({ code: 'solver/aborted' })
  })
})

describe('a worker that dies', () => {
  test('is replaced, and its request is answered by the next one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'packwright-'))
    const items = [{ id: `deadly-once:${join(folder, 'died')}`, w: 5, h: 5, d: 5 }]
    const answer = await startPool(1, mortalUrl).solve({ ...order(1), items })
    rmSync(folder, { recursive: true })
    expect(answer.stats.placed).toBe(1)
  })

  test('twice on the same request gives up on that one and answers the others', async () => {
    const runner = startPool(1, mortalUrl)
    const deadly = runner.solve({ ...order(1), items: [{ id: 'deadly', w: 5, h: 5, d: 5 }] })
    const harmless = runner.solve(order(3))
    await expect(deadly).rejects.toMatchObject({ code: 'solver/worker-died' })
    expect((await harmless).stats.placed).toBe(3)
  })
})
