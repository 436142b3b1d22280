/** Random shops, and random things that a packer, a scale and a printer do: for properties of the whole bench. */
import fc from 'fast-check'
import type { CommandWord } from '../../src-shared/model/command-word.ts'
import type { Bench, BenchParts } from './bench-with.ts'
import {
  cartonOf,
  caseCodeOf,
  gtinOf,
  orderOf,
  packer,
  type ShopSku,
  skuOf,
  supervisor,
} from './session-builder.ts'

const sideMm = fc.integer({ min: 30, max: 180 })
const weightG = fc.option(fc.integer({ min: 20, max: 3_000 }), { freq: 8 })
const stock = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 })

function anySku(code: string): fc.Arbitrary<ShopSku> {
  const size = fc.option(fc.tuple(sideMm, sideMm, sideMm), { freq: 7 })
  const hasSerials = fc.nat(6).map((n) => n === 0)
  return fc
    .record({ size, weightG, stock, hasSerials, isUpright: fc.boolean(), caseOf: fc.constant(3) })
    .map((more) => skuOf(code, more))
}

const codes = ['MUG', 'BOOK', 'LAMP', 'TEA']
const cartonCodes = ['S', 'M', 'L', 'XL']
const cartons = [
  cartonOf('S', [200, 120, 200], { maxLoadG: 4_000 }),
  cartonOf('M', [250, 200, 250], { maxLoadG: 6_000, stock: 3 }),
  cartonOf('L', [400, 200, 300], { maxLoadG: 9_000 }),
  cartonOf('XL', [400, 400, 400], { maxLoadG: 9_000 }),
]

/** Two open orders of a few SKUs; the first one is packed. */
export const anyShop: fc.Arbitrary<BenchParts> = fc
  .record({
    skus: fc.tuple(...codes.map(anySku)),
    lines: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(3), fc.nat(3)),
    note: fc.option(fc.constant('Gift')),
    shortPolicy: fc.constantFrom('shipRest' as const, 'hold' as const),
    isStrictOrder: fc.boolean(),
  })
  .map(({ skus, lines, note, shortPolicy, isStrictOrder }) => {
    const wanted = codes.flatMap((code, i) => (lines[i] ? [[code, lines[i]] as const] : []))
    const orders = [
      orderOf('1001', Object.fromEntries(wanted), { note, shortPolicy }),
      orderOf('1002', { TEA: 1, MUG: 1 }),
    ]
    return { skus, cartons, orders, settings: { isStrictOrder } }
  })

const words = ['UNDO', 'SHORT', 'DAMAGED', 'CARTON', 'PUT', 'CONFIRM', 'HELP', 'REPRINT'] as const
const answers = ['N1', 'N2', 'R1', 'R4'] as const

/** Written out, so that a failing run can be read. */
export type Act =
  | { readonly do: 'suggested' }
  | { readonly do: 'item' | 'case'; readonly code: string }
  | { readonly do: 'scan'; readonly text: string }
  | { readonly do: 'command'; readonly words: readonly CommandWord[] }
  | { readonly do: 'scale'; readonly offG: number; readonly isStable: boolean }
  | { readonly do: 'empty' | 'loseScale' | 'restart' | 'wait' | 'ownLabel' | 'oldLabel' | 'disk' }
  | { readonly do: 'print'; readonly how: 'printed' | 'unknown' | 'begun' | 'waits' }
  | { readonly do: 'drag'; readonly x: number; readonly z: number }
  /** Outside, the order gets another address, or another quantity of its first line. */
  | { readonly do: 'change'; readonly quantity: number | null }

const plain = (
  what: 'empty' | 'loseScale' | 'restart' | 'wait' | 'ownLabel' | 'oldLabel' | 'disk',
) => fc.constant<Act>({ do: what })

export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 14, arbitrary: fc.constant<Act>({ do: 'suggested' }) },
  { weight: 4, arbitrary: fc.constantFrom(...codes).map((code): Act => ({ do: 'item', code })) },
  { weight: 1, arbitrary: fc.constantFrom(...codes).map((code): Act => ({ do: 'case', code })) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...cartonCodes, '1001', 'TOTE-1002', 'nonsense', packer.badge, supervisor.badge)
      .map((text): Act => ({ do: 'scan', text })),
  },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(...words, ...answers)
      .map((w): Act => ({ do: 'command', words: [w] })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<CommandWord[]>(
        ['HOLD', 'HOLD', 'R1'],
        ['NEXT', 'NEXT'],
        ['REPRINT', 'REPRINT', 'R2'],
      )
      .map((all): Act => ({ do: 'command', words: all })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        offG: fc.constantFrom(0, 0, 0, -400, 900),
        isStable: fc.constantFrom(true, true, false),
      })
      .map((more): Act => ({ do: 'scale', ...more })),
  },
  { weight: 3, arbitrary: plain('empty') },
  {
    weight: 1,
    arbitrary: fc.oneof(plain('loseScale'), plain('restart'), plain('wait'), plain('disk')),
  },
  { weight: 2, arbitrary: fc.oneof(plain('ownLabel'), plain('oldLabel')) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(
        'printed' as const,
        'printed' as const,
        'unknown' as const,
        'begun' as const,
        'waits' as const,
      )
      .map((how): Act => ({ do: 'print', how })),
  },
  {
    weight: 1,
    arbitrary: fc
      .option(fc.integer({ min: 1, max: 4 }))
      .map((quantity): Act => ({ do: 'change', quantity })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ x: fc.nat(200), z: fc.nat(200) })
      .map((at): Act => ({ do: 'drag', ...at })),
  },
)

let serial = 0

/** Does it as far as it makes sense now; what does not is left out. */
export async function act(bench: Bench, what: Act): Promise<void> {
  switch (what.do) {
    case 'suggested':
      return bench.canFollow ? bench.followOnce() : undefined
    case 'item':
      serial++
      return bench.scan(`01${gtinOf(bench.shop, what.code)}21S${serial % 5}`)
    case 'case':
      return bench.scan(caseCodeOf(what.code))
    case 'scan':
      return bench.scan(what.text)
    case 'command':
      return bench.command(...what.words)
    case 'scale': {
      const { screen } = bench
      const grams = screen.kind === 'weighing' ? screen.expectedG : 500
      return bench.scale(Math.max(0, grams + what.offG), what.isStable)
    }
    case 'empty':
      return bench.scale(0)
    case 'loseScale':
      return bench.loseScale()
    case 'disk':
      bench.isDiskFull = !bench.isDiskFull
      return
    case 'restart':
      return bench.restart()
    case 'wait':
      return bench.wait(6_000)
    case 'ownLabel':
      return bench.scan(`00${bench.bench.session?.closing?.sscc ?? ''}`)
    case 'oldLabel':
      return bench.scan(`00${bench.bench.session?.toDestroy[0] ?? ''}`)
    case 'print':
      return print(bench, what.how)
    case 'change':
      return changeOrder(bench, what.quantity)
    case 'drag':
      return bench.putElsewhere(what.x, what.z)
  }
}

async function print(bench: Bench, how: 'printed' | 'unknown' | 'begun' | 'waits'): Promise<void> {
  if (!bench.store.read.nextPrintJob('printer-1')) return
  if (how === 'printed') await bench.print()
  else if (how === 'unknown') await bench.losePrint()
  else if (how === 'waits') await bench.printerWaits('paperOut')
  else bench.startPrint()
}

function changeOrder(bench: Bench, quantity: number | null): void {
  const sql =
    quantity === null
      ? `UPDATE orders SET ship_city = ship_city || '!' WHERE number = '1001'`
      : `UPDATE order_line SET quantity = ${quantity} WHERE id = 'order-1001-line-1'`
  bench.db.prepare(sql).run()
}
