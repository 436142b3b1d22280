import { describe, expect, test } from 'vitest'
import type { SolverRunner } from '../../../src-main/core/port/solver-runner.ts'
import { checkedSolve } from '../../../src-main/core/solver/checked-solve.ts'
import { AppError } from '../../../src-shared/base/app-error.ts'
import type { PackRequest } from '../../../src-shared/model/packing.ts'
import { benchWith } from '../../harness/bench-with.ts'
import { cartonOf, orderOf, skuOf } from '../../harness/session-builder.ts'

const skus = [skuOf('MUG'), skuOf('BOOK'), skuOf('ODD', { size: null })]
const orders = [orderOf('1001', { MUG: 3, BOOK: 1 })]

/** A solver that fails as often as it is told to, and remembers what it was asked. */
function solverThatFails(times: number) {
  const asked: PackRequest[] = []
  const solver: SolverRunner = {
    async solve(request) {
      asked.push(request)
      if (asked.length <= times) throw new AppError('solver/worker-died', 'The planner stopped.')
      return checkedSolve(request, { nodeLimit: 2_000 }).response
    },
    warm: async () => {},
    close: async () => {},
  }
  return { solver, asked }
}

describe('a plan that cannot be made', () => {
  test('is said, and the order is packed without one', async () => {
    const { solver } = solverThatFails(Number.POSITIVE_INFINITY)
    const bench = benchWith({ skus, orders, solver })
    await bench.scan('1001')
    expect(bench.says).toEqual({ code: 'plan.failed', reason: 'The planner stopped.' })
    await bench.pack('M', 'MUG', 'BOOK')
    expect(bench.session.packed.map((unit) => unit.at)).toEqual([null, null])
    await bench.followSuggestions()
    expect(bench.screen).toMatchObject({ kind: 'done', units: 4 })
  })

  test('for another carton leaves the one in hand, with its plan', async () => {
    const { solver } = solverThatFails(0)
    let isDown = false
    const moody: SolverRunner = {
      ...solver,
      solve: (request) => (isDown ? Promise.reject(new Error('No')) : solver.solve(request)),
    }
    const bench = benchWith({ skus, orders, solver: moody })
    await bench.scan('1001')
    await bench.pack('S', 'MUG')
    const { plan, carton } = bench.session
    isDown = true
    await bench.scan('L')
    expect(bench.alert?.code).toBe('plan.failed')
    expect([bench.session.plan, bench.session.carton]).toEqual([plan, carton])
    await bench.followSuggestions()
  })
})

describe('a plan', () => {
  test('has what is inside fixed where it lies', async () => {
    const { solver, asked } = solverThatFails(0)
    const bench = benchWith({ skus, orders, solver })
    await bench.scan('1001')
    await bench.pack('S', 'MUG')
    await bench.command('PUT', 'N1')
    const at = bench.session.packed[0]?.at
    expect(asked.at(-1)?.extensions?.fixed).toMatchObject([{ x: at?.x, y: at?.y, z: at?.z }])
    expect(bench.session.packed[0]?.at).toEqual(at)
  })

  test('keeps the empty carton in hand when it holds everything', async () => {
    const bench = benchWith({ skus, orders })
    await bench.scan('1001')
    await bench.pack('L', 'MUG')
    await bench.command('DAMAGED')
    expect(bench.screen).toMatchObject({ kind: 'packing', carton: { code: 'L' } })
  })

  test('never takes more cartons of a type than there are', async () => {
    const cartons = [
      cartonOf('S', [200, 100, 200], { stock: 1 }),
      cartonOf('M', [200, 200, 200], { costCents: 900 }),
    ]
    const bench = benchWith({ skus, cartons, orders: [orderOf('1001', { MUG: 10 })] })
    await bench.scan('1001')
    const codes = bench.session.plan?.parcels.map((parcel) => parcel.carton.code)
    expect(codes?.filter((code) => code === 'S').length).toBeLessThanOrEqual(1)
    await bench.followSuggestions()
  })

  test('with no carton at all leaves everything without a plan', async () => {
    const bench = benchWith({
      skus,
      orders,
      cartons: [cartonOf('S', [200, 100, 200], { stock: 0 })],
    })
    await bench.scan('1001')
    expect(bench.screen).toMatchObject({ kind: 'choosingCarton', carton: null, isPlanning: false })
    expect(bench.session.plan?.withoutPlan).toEqual([
      { skuId: 'sku-MUG', count: 3 },
      { skuId: 'sku-BOOK', count: 1 },
    ])
  })
})
