import { describe, expect, test } from 'vitest'
import { packingBench } from '../../../harness/bench-with.ts'
import { orderOf, skuOf, supervisor } from '../../../harness/session-builder.ts'

const parts = { skus: [skuOf('MUG')], orders: [orderOf('1001', { MUG: 2 })] }

describe('an order that is being packed at another bench', () => {
  test('is refused with the name of that bench', async () => {
    const bench = await packingBench(parts)
    const other = bench.beside('bench-2')
    await other.scan('1001')
    expect(other.says).toMatchObject({ code: 'order.elsewhere', name: 'bench-1' })
    expect(other.bench.session).toBeNull()
  })

  test('can be gone on with after ten minutes of silence', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    const other = bench.beside('bench-2')
    await other.wait(9 * 60_000)
    await other.scan('TOTE-1001')
    expect(other.alert?.code).toBe('order.elsewhere')
    await other.wait(2 * 60_000)
    await other.scan('TOTE-1001')
    expect([other.screen.kind, other.session.packed.length]).toEqual(['packing', 1])
    await other.followSuggestions()
    expect(other.orderStatus('1001')).toBe('shipped')
  })

  test('is taken over at once by a supervisor', async () => {
    const bench = await packingBench(parts)
    const other = bench.beside('bench-2')
    await other.scan(supervisor.badge)
    await other.scan('1001')
    expect([other.says, other.screen.kind]).toEqual([
      { code: 'done.resumed', order: '1001' },
      'packing',
    ])
    expect(bench.store.read.activeSession('bench-1')).toBeNull()
  })
})

describe('an interrupted session', () => {
  test('is on the screen again when the power is back, as it was', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    const before = bench.session
    await bench.restart()
    expect(bench.session).toEqual(before)
    await bench.followSuggestions()
  })

  test('makes its plan again when the power went while it was made', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    await bench.putElsewhere(100, 100)
    bench.db.prepare(`DELETE FROM event WHERE kind = 'planMade' AND session_seq > 4`).run()
    await bench.restart()
    expect(bench.session.plan).not.toBeNull()
    await bench.followSuggestions()
  })

  test('finds out from the ledger what became of its label', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG')
    await bench.weigh()
    const job = bench.startPrint()
    bench.store.ledger.markEnded(job.jobId, 'printed', null, 0)
    await bench.restart()
    expect(bench.screen).toMatchObject({ kind: 'confirmingLabel', printState: 'printed' })
  })
})
