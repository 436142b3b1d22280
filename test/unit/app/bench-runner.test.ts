import { describe, expect, test } from 'vitest'
import { packingBench } from '../../harness/bench-with.ts'
import { orderOf, skuOf } from '../../harness/session-builder.ts'

const parts = {
  skus: [skuOf('MUG'), skuOf('BOOK')],
  orders: [orderOf('1001', { MUG: 2, BOOK: 1 }), orderOf('1002', { MUG: 1 })],
}

describe('a full disk', () => {
  test('refuses the scan with a sentence, counts nothing, and goes on when there is room', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    const before = bench.session
    bench.isDiskFull = true
    await bench.pack('MUG')
    expect(bench.says).toEqual({ code: 'data.diskFull', reason: 'The disk is full.' })
    expect([bench.sound, bench.session]).toEqual(['wrong', before])
    bench.isDiskFull = false
    await bench.pack('MUG')
    expect([bench.alert, bench.session.packed.length]).toEqual([null, 2])
    await bench.followSuggestions()
  })

  test('never sounds good, nor beeps good, for what is not stored', async () => {
    const bench = await packingBench(parts)
    bench.isDiskFull = true
    const beeps = bench.beeps.length
    await bench.pack('MUG', 'BOOK')
    expect([bench.beeps.length, bench.sound]).toEqual([beeps, 'wrong'])
  })

  test('when a plan comes does not keep the bench waiting for it for ever', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG')
    const put = bench.putElsewhere(100, 100)
    bench.isDiskFull = true
    await put
    expect(bench.view.busy).toBeNull()
    expect(bench.alert?.code).toBe('data.diskFull')
    bench.isDiskFull = false
    await bench.pack('MUG')
    expect(bench.session.plan).not.toBeNull()
    await bench.followSuggestions()
    expect(bench.screen).toMatchObject({ kind: 'done', units: 3 })
  })

  test('when a label has come out loses nothing of it', async () => {
    const bench = await packingBench(parts)
    await bench.pack('MUG', 'MUG', 'BOOK')
    await bench.weigh()
    bench.isDiskFull = true
    await bench.print()
    expect([bench.screen.kind, bench.alert?.code]).toEqual(['labelling', 'data.diskFull'])
    bench.isDiskFull = false
    await bench.scale(0)
    expect(bench.screen).toMatchObject({ kind: 'confirmingLabel', printState: 'printed' })
  })
})

describe('what is stored of an act', () => {
  test('is who did it, where, with which device, when by both clocks, and what was scanned', async () => {
    const bench = await packingBench(parts)
    await bench.scan('PKUANA0001')
    await bench.scan('MUG', { device: 'scanner-2' })
    const [row] = bench.all(
      `SELECT at, mono_ms, operator_id, station, device_id, raw FROM event WHERE kind = 'itemConfirmed'`,
    )
    expect(row).toEqual({
      ...{ at: bench.time.now(), mono_ms: bench.time.monotonicMs(), operator_id: 'operator-Ana' },
      ...{ station: 'bench-1', device_id: 'scanner-2', raw: 'MUG' },
    })
  })

  test('outside a session has none, and no place in one', async () => {
    const bench = await packingBench(parts)
    await bench.followSuggestions()
    const events = bench.kinds().length
    await bench.pack('nonsense')
    expect(bench.kinds()).toHaveLength(events)
    expect(
      bench.all(`SELECT session_id, session_seq, raw FROM event WHERE kind = 'refused'`),
    ).toEqual([{ session_id: null, session_seq: null, raw: 'nonsense' }])
  })
})
