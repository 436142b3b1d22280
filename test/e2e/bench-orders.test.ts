/**
 * The main job, end to end: orders of an imported catalogue are packed by scans alone, and what stands in the database
 * afterwards is what lies in the cartons and what is printed on the labels.
 */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { commandBarcode } from '../../src-shared/model/command-word.ts'
import { launchBrowser } from '../harness/bench-page.ts'
import { E2eBench, qrOf, ssccOf } from '../harness/e2e-bench.ts'
import { importShop, largestShop, type Shop } from '../harness/e2e-shop.ts'
import { keptOf } from '../harness/kept-order.ts'
import type { OrderedLine } from '../harness/station-facts.ts'

let browser: Browser
let shop: Shop
let bench: E2eBench

beforeAll(async () => {
  // With few large cartons left, #10004 takes three; the two 300 mm cubes in it can never share a smaller one.
  const cartonStock = { C09: 0, C10: 1, C11: 0, C12: 0 }
  ;[browser, shop] = await Promise.all([
    launchBrowser(),
    importShop(largestShop(), { cartonStock }),
  ])
})
afterAll(async () => {
  await browser?.close()
  shop?.dispose()
})
afterEach(async () => {
  const { errors } = bench.screen
  await bench.close()
  expect(errors).toEqual([])
})

test('an order for one carton is packed by its items and three more scans, without a click', async () => {
  bench = await E2eBench.start(browser, shop.copy())
  const { screen, facts } = bench
  const lines = facts.linesOf('#10003')
  const stockBefore = stockOf(lines)

  await screen.says('Scan a tote, an order or an item')
  await bench.scan('T0003')
  const carton = await bench.takeCarton()
  const cartonsBefore = cartonStock(carton)
  const titles = await bench.packAsAsked()
  expect(titles.toSorted()).toEqual(unitsOf(lines).toSorted())
  const weightG = bench.weightOf(carton, titles)
  await bench.weigh(weightG)
  const [label] = await bench.shippingLabels()
  const sscc = label ? ssccOf(label) : ''
  await bench.scan(`]C100${sscc}`)
  await screen.says('Done. Scan the next tote')

  expect(label && qrOf(label)).toBe(`#10003 ${sscc}`)
  expect(scansOf('#10003')).toHaveLength(titles.length + 3)
  // The slip comes out behind the label: its last word is waited for.
  await expect
    .poll(() => keptOf(facts, '#10003'))
    .toEqual({
      order: 'shipped',
      shipment: ['shipped'],
      parcels: [{ number: 1, sscc, weightG, carton, status: 'confirmed' }],
      items: itemsOf(1, lines),
      shipped: shippedOf(lines),
      prints: [
        { kind: 'shippingLabel', copy: 1, status: 'printed', hasBytes: 1 },
        { kind: 'packingSlip', copy: 1, status: 'printed', hasBytes: 1 },
      ],
      outbox: ['ready'],
      shorted: 0,
    })
  expect(stockOf(lines)).toEqual(
    stockBefore.map(({ sku, onHand }) => ({ sku, onHand: onHand - quantityOf(lines, sku) })),
  )
  expect(cartonStock(carton)).toBe(cartonsBefore - 1)

  await bench.scan('T0001')
  await screen.says(/^Take carton/)
})

test('an order for three cartons goes out parcel by parcel, each with a label of its own', async () => {
  bench = await E2eBench.start(browser, shop.copy())
  const { screen, facts } = bench
  const lines = facts.linesOf('#10004')

  await bench.scan('T0004')
  const parcels: { carton: string; titles: string[]; sscc: string; weightG: number }[] = []
  for (const number of [1, 2, 3]) {
    const carton = await bench.takeCarton()
    await screen.page.getByText(`Parcel ${number} of 3 · ${carton}`).waitFor()
    const titles = await bench.packAsAsked()
    const weightG = bench.weightOf(carton, titles)
    await bench.weigh(weightG)
    const label = (await bench.shippingLabels()).at(-1)
    const sscc = label ? ssccOf(label) : ''
    parcels.push({ carton, titles, sscc, weightG })
    await bench.wedge.scan(`]C100${sscc}`)
  }
  await screen.says('Done. Scan the next tote')

  expect(new Set(parcels.map(({ sscc }) => sscc)).size).toBe(3)
  const kept = keptOf(facts, '#10004')
  expect(kept.parcels).toEqual(
    parcels.map(({ carton, sscc, weightG }, i) => ({
      number: i + 1,
      sscc,
      weightG,
      carton,
      status: 'confirmed',
    })),
  )
  expect(kept.items).toEqual(
    parcels.flatMap(({ titles }, i) =>
      itemsOf(
        i + 1,
        lines.map((line) => ({
          ...line,
          quantity: titles.filter((title) => title === line.title).length,
        })),
      ),
    ),
  )
  expect(kept).toMatchObject({
    order: 'shipped',
    shipment: ['shipped'],
    shipped: shippedOf(lines),
    outbox: ['ready', 'ready', 'ready'],
  })
  const words = bench.devices.printer.labels.map(({ zpl }) => Buffer.from(zpl).toString())
  for (const number of [1, 2, 3]) {
    const own = words.filter((zpl) => zpl.includes(parcels[number - 1]?.sscc ?? '?'))
    expect(own.join()).toMatch(new RegExp(`Parcel ${number} of 3|${number} ?/ ?3`))
  }
})

test('a short order ships the rest, and the missing unit is to be counted', async () => {
  bench = await E2eBench.start(browser, shop.copy())
  const { screen, facts } = bench
  const lines = facts.linesOf('#10005')

  await bench.wedge.scan('#10005')
  const carton = await bench.takeCarton()
  await bench.pack((await screen.nextTitle()) ?? '')
  const missing = (await screen.nextTitle()) ?? ''
  await bench.scan(commandBarcode('SHORT'))
  await screen.informs(`Noted as short: ${missing}`)
  await bench.packAsAsked()
  const packed = lines.map((line) =>
    line.title === missing ? { ...line, quantity: line.quantity - 1 } : line,
  )
  const weightG = bench.weightOf(carton, unitsOf(packed))
  await bench.weigh(weightG)
  const [label] = await bench.shippingLabels()
  const sscc = label ? ssccOf(label) : ''
  await bench.scan(`]C100${sscc}`)
  await screen.says('Done. Scan the next tote')
  await screen.page.getByText('1 short').first().waitFor()

  expect(keptOf(facts, '#10005')).toMatchObject({
    order: 'shipped',
    parcels: [{ number: 1, sscc, weightG, carton, status: 'confirmed' }],
    items: itemsOf(1, packed),
    shipped: shippedOf(packed),
    outbox: ['ready'],
    shorted: 1,
  })
  expect(
    facts.all(
      `SELECT k.title, c.reason FROM count_request c JOIN sku k ON k.id = c.sku_id
       WHERE c.done_at IS NULL`,
    ),
  ).toEqual([{ title: missing, reason: 'short' }])
  expect(
    facts.all(
      `SELECT DISTINCT station IS NOT NULL AS hasStation, device_id AS device, raw
       FROM event WHERE kind IN ('sessionOpened', 'itemShorted')`,
    ),
  ).toEqual([
    { hasStation: 1, device: 'wedge', raw: '#10005' },
    { hasStation: 1, device: 'scanner-1', raw: commandBarcode('SHORT') },
  ])
})

function unitsOf(lines: readonly OrderedLine[]): string[] {
  return lines.flatMap(({ title, quantity }) => Array<string>(quantity).fill(title))
}

function itemsOf(parcel: number, lines: readonly OrderedLine[]) {
  return lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ sku, quantity }) => ({ parcel, sku, quantity }))
    .toSorted(bySku)
}

function shippedOf(lines: readonly OrderedLine[]) {
  return itemsOf(1, lines).map(({ sku, quantity }) => ({ sku, delta: -quantity }))
}

function bySku(a: { sku: string }, b: { sku: string }): number {
  return a.sku < b.sku ? -1 : 1
}

function quantityOf(lines: readonly OrderedLine[], sku: string): number {
  return lines.find((line) => line.sku === sku)?.quantity ?? 0
}

/** What was scanned for an order: each scan once, whatever events it led to; a plan comes later than its scan. */
function scansOf(orderNumber: string) {
  return bench.facts.all(
    `SELECT DISTINCT e.raw, e.at FROM event e JOIN packing_session s ON s.id = e.session_id
     JOIN orders o ON o.id = s.order_id WHERE o.number = ? AND e.raw IS NOT NULL
       AND e.kind <> 'planMade'`,
    orderNumber,
  )
}

function stockOf(lines: readonly OrderedLine[]) {
  return bench.facts.all<{ sku: string; onHand: number }>(
    `SELECT k.code AS sku, sum(s.on_hand) AS onHand FROM stock s JOIN sku k ON k.id = s.sku_id
     WHERE k.code IN (${lines.map(() => '?').join(',')}) GROUP BY k.id ORDER BY k.code`,
    ...lines.map(({ sku }) => sku),
  )
}

function cartonStock(code: string): number {
  return bench.facts.one<{ n: number }>('SELECT stock AS n FROM carton_type WHERE code = ?', code).n
}
