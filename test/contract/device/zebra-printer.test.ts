import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../../src-main/core/port/log.ts'
import type { PrintOutcome } from '../../../src-main/core/port/printer.ts'
import { systemClock, systemTimers } from '../../../src-main/device/driver/system-time.ts'
import type { ZebraLimits } from '../../../src-main/device/driver/zebra-limits.ts'
import { ZebraPrinter } from '../../../src-main/device/driver/zebra-printer.ts'
import { bytesOf, textOf } from '../../../src-main/device/protocol/ascii.ts'
import {
  ZebraPrinterSim,
  type ZebraPrinterSimOptions,
} from '../../../src-main/device/sim/zebra-printer-sim.ts'
import { tcpTransport } from '../../../src-main/device/transport/tcp-transport.ts'
import { hear } from './events.ts'

/** Looks often, and waits long for answers that do come, so that a busy machine fails no test. */
const LIMITS: ZebraLimits = {
  answerWithinMs: 20_000,
  readyWithinMs: 20_000,
  printedWithinMs: 20_000,
  pollMs: 3,
  watchEveryMs: 20,
  watchStrangerEveryMs: 20,
}
/** For what never comes. Nothing depends on how short these are. */
const HASTY: ZebraLimits = { ...LIMITS, answerWithinMs: 60, printedWithinMs: 400 }
/** For tests that count bytes: no look of the printer's own comes in between. */
const NO_WATCH: ZebraLimits = { ...LIMITS, watchEveryMs: 3_600_000 }

const LABEL = bytesOf('^XA^CI28^FO50,50^A0N,40^FH^FDParcel one^FS^PQ1^XZ')
const NEXT = bytesOf('^XA^FO50,50^FDParcel two^FS^XZ')

let sim: ZebraPrinterSim
const open: ZebraPrinter[] = []

async function start(options: ZebraPrinterSimOptions = {}): Promise<void> {
  await sim?.dispose()
  sim = await ZebraPrinterSim.start({ labelMs: 1, ...options })
}

function printer(limits = LIMITS): ZebraPrinter {
  const made = new ZebraPrinter({
    id: 'printer-1',
    name: 'Bench printer',
    transport: tcpTransport(sim.address),
    clock: systemClock,
    timers: systemTimers,
    log: silentLog,
    limits,
  })
  open.push(made)
  return made
}

/** Prints, and tells whether the ledger heard of it before the first byte. */
async function print(
  target: ZebraPrinter,
  bytes = LABEL,
): Promise<PrintOutcome & { said: number[] }> {
  const said: number[] = []
  const outcome = await target.print(bytes, (odometer) => {
    said.push(odometer ?? -1)
  })
  return { ...outcome, said }
}

const zplOut = () => sim.labels.map((label) => textOf(label.zpl))

beforeEach(() => start())
afterEach(async () => {
  for (const made of open.splice(0)) made.dispose()
  await sim.dispose()
})

describe('a printer that is well', () => {
  test('a label comes out once, unchanged, and the odometer proves it', async () => {
    const target = printer()
    expect(await print(target)).toEqual({ kind: 'printed', odometer: 1001, said: [1000] })
    expect(zplOut()).toEqual([textOf(LABEL)])
    expect(target.dpmm).toBe(8)
  })

  test('labels asked for at once come out one after another, in order', async () => {
    const target = printer()
    const many = Array.from({ length: 5 }, (_, n) => bytesOf(`^XA^FDno ${n}^FS^XZ`))
    const outcomes = await Promise.all(many.map((bytes) => print(target, bytes)))
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(Array(5).fill('printed'))
    expect(zplOut()).toEqual(many.map(textOf))
  })

  test('the ledger is asked before the first byte, and its refusal sends nothing', async () => {
    const target = printer()
    const refusal = new Error('The disk is full')
    await expect(target.print(LABEL, () => Promise.reject(refusal))).rejects.toBe(refusal)
    expect(await print(target, NEXT)).toMatchObject({ kind: 'printed' })
    expect(zplOut()).toEqual([textOf(NEXT)])
  })

  test('a slow label is waited for', async () => {
    sim.setLabelMs(120)
    expect(await print(printer())).toMatchObject({ kind: 'printed', odometer: 1001 })
  })

  test('a printer that is busy with another computer is waited for', async () => {
    sim.setLabelMs(40)
    const other = await tcpTransport(sim.address).open({ received: () => {}, closed: () => {} })
    await other.write(NEXT)
    other.close()
    await hear(sim.onLabel.bind(sim)).count(1)
    expect(await print(printer())).toMatchObject({ kind: 'printed' })
    expect(zplOut()).toEqual([textOf(NEXT), textOf(LABEL)])
  })

  test('without an odometer a label is never called printed', async () => {
    await start({ hasOdometer: false })
    expect(await print(printer())).toEqual({ kind: 'unknown', reason: 'noAnswer', said: [-1] })
    expect(sim.labels).toHaveLength(1)
  })
})

describe('a printer that is not ready gets not one byte of the label', () => {
  test.each([
    ['paperOut', 'paperOut'],
    ['ribbonOut', 'ribbonOut'],
    ['headOpen', 'headOpen'],
    ['paused', 'paused'],
    ['hot', 'hot'],
    ['cutter', 'error'],
  ] as const)('%s', async (fault, reason) => {
    const target = printer()
    sim.setFault(fault)
    expect(await print(target)).toEqual({ kind: 'notSent', reason, said: [] })
    sim.setFault(null)
    expect(await print(target, NEXT)).toMatchObject({ kind: 'printed' })
    expect(zplOut()).toEqual([textOf(NEXT)])
  })

  test('silence', async () => {
    sim.setSpeech('silent')
    expect(await print(printer(HASTY))).toEqual({ kind: 'notSent', reason: 'noAnswer', said: [] })
  })

  test('a device that answers as no ZPL printer does', async () => {
    sim.setSpeech('garbage')
    expect(await print(printer(HASTY))).toEqual({ kind: 'notSent', reason: 'notZpl', said: [] })
    await start({ identity: 'ZTC GK420d EPL,V4.70E,8,2104KB' })
    expect(await print(printer())).toEqual({ kind: 'notSent', reason: 'notZpl', said: [] })
    expect(sim.labels).toEqual([])
  })

  test('nothing at that address', async () => {
    const target = printer()
    await sim.dispose()
    expect(await print(target)).toEqual({ kind: 'notSent', reason: 'offline', said: [] })
  })

  test('a printer whose one connection another computer keeps', async () => {
    const other = await tcpTransport(sim.address).open({ received: () => {}, closed: () => {} })
    expect(await print(printer(HASTY))).toMatchObject({ kind: 'notSent', reason: 'noAnswer' })
    other.close()
    expect(sim.labels).toEqual([])
  })

  test('a driver that was disposed', async () => {
    const target = printer()
    target.dispose()
    expect(await print(target)).toEqual({ kind: 'notSent', reason: 'offline', said: [] })
  })
})

describe('trouble after the first byte', () => {
  test('paper runs out while the label is inside: unknown, and it is not sent again', async () => {
    sim.setLabelMs(60_000)
    const target = printer({ ...LIMITS, printedWithinMs: 400 })
    const outcome = target.print(LABEL, () => {})
    const states = hear(target.onState.bind(target))
    await states.until((state) => state.condition === 'ready')
    await received(LABEL.length)
    sim.setFault('paperOut')
    await states.until((state) => state.detail === 'paperOut')
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'paperOut' })
    sim.setLabelMs(1)
    sim.setFault(null)
    await hear(sim.onLabel.bind(sim))
      .until(() => true)
      .catch(() => {})
    expect(zplOut()).toEqual([textOf(LABEL)])
  })

  test('paper runs out and is put in again in time: printed', async () => {
    sim.setLabelMs(60_000)
    const target = printer()
    const states = hear(target.onState.bind(target))
    const outcome = target.print(LABEL, () => {})
    await received(LABEL.length)
    sim.setFault('paperOut')
    await states.until((state) => state.detail === 'paperOut')
    sim.setLabelMs(1)
    sim.setFault(null)
    expect(await outcome).toMatchObject({ kind: 'printed', odometer: 1001 })
    expect(zplOut()).toEqual([textOf(LABEL)])
  })

  test('disposed while the label comes out: unknown', async () => {
    sim.setLabelMs(60_000)
    const target = printer()
    const outcome = target.print(LABEL, () => {})
    await received(LABEL.length)
    target.dispose()
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'offline' })
  })
})

/** Waits until the printer holds the label, by the printer's own count of bytes. */
async function received(labelBytes: number): Promise<void> {
  while (sim.traffic.received < labelBytes + 40)
    await new Promise((resolve) => setImmediate(resolve))
}

describe('a connection that drops', () => {
  /** The whole conversation of one good job, in bytes each way. */
  async function traffic(): Promise<{ received: number; answered: number }> {
    const target = printer(NO_WATCH)
    await hear(target.onState.bind(target)).until((state) => state.condition === 'ready')
    const before = sim.traffic
    await print(target)
    return {
      received: sim.traffic.received - before.received,
      answered: sim.traffic.answered - before.answered,
    }
  }

  test.each(['received', 'answered'] as const)(
    'after any number of %s bytes never prints twice, never mixes labels, and never claims what is not so',
    async (direction) => {
      const length = (await traffic())[direction]
      const kinds = new Set<string>()
      for (let bytes = 1; bytes <= length; bytes += 1) {
        await start()
        const target = printer(NO_WATCH)
        await hear(target.onState.bind(target)).until((state) => state.condition === 'ready')
        sim.cutAfter({ direction, bytes })
        const outcome = await print(target)
        kinds.add(outcome.kind)
        sim.cutAfter(null)
        // The ledger hears of a job before its first byte: what it was not told of was not sent.
        if (outcome.said.length === 0) expect(outcome.kind).toBe('notSent')
        expect(await print(target, NEXT)).toMatchObject({ kind: 'printed' })
        const labels = zplOut()
        expect(labels.at(-1)).toBe(textOf(NEXT))
        const copies = labels.slice(0, -1)
        if (outcome.kind === 'printed') expect(copies).toEqual([textOf(LABEL)])
        else if (outcome.kind === 'notSent') expect(copies).toEqual([])
        else expect([[], [textOf(LABEL)]]).toContainEqual(copies)
        for (const made of open.splice(0)) made.dispose()
      }
      expect([...kinds].sort()).toEqual(expect.arrayContaining(['notSent', 'unknown']))
    },
  )
})

describe('the light on the screen', () => {
  test('follows what happens to an idle printer', async () => {
    const target = printer()
    const states = hear(target.onState.bind(target))
    await states.until((state) => state.condition === 'ready')
    sim.setFault('headOpen')
    await states.until((state) => state.detail === 'headOpen')
    sim.setFault(null)
    await states.until((state) => state.condition === 'ready' && state !== states.all[1])
    const { address } = sim
    await sim.dispose()
    await states.until((state) => state.condition === 'lost')
    await start({ port: address.port })
    const count = states.all.length
    await states.count(count + 1)
    expect(states.all.at(-1)).toMatchObject({ condition: 'ready', detail: null })
  })
})
