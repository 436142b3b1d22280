/**
 * What goes wrong in a packer's hands: each wrong scan is said in a red band that covers nothing that is needed, and the
 * next right scan clears it. No click anywhere.
 */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../harness/bench-page.ts'
import { E2eBench } from '../harness/e2e-bench.ts'
import { importShop, ownShop, type Shop } from '../harness/e2e-shop.ts'

let browser: Browser
let shop: Shop
let bench: E2eBench

beforeAll(async () => {
  ;[browser, shop] = await Promise.all([launchBrowser(), importShop(ownShop)])
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

test('a wrong item says what it is and where it belongs, and the next right scan clears it', async () => {
  bench = await E2eBench.start(browser, shop.copy())
  const { screen, facts } = bench
  await bench.scan('T0030')
  await screen.says(/^Take carton/)
  await bench.scan(facts.barcodeOf('Mug Blue'))
  expect(await screen.bandSays('Carton first')).toMatch(/Scan (a )?carton/)
  await bench.takeCarton()
  await screen.bandIsGone()

  await bench.scan(facts.barcodeOf('Iron Pot'))
  expect(await screen.bandSays('Wrong item: Iron Pot')).toContain(
    'It belongs to order #10031, tote T0031',
  )
  await coversNothingNeeded()
  await bench.pack('Book of Maps')
  await screen.bandIsGone()

  await bench.scan(facts.barcodeOf('Rug Long'))
  expect(await screen.bandSays('Wrong item: Rug Long')).toContain('It is not in this order')
  await bench.pack('Tea Tin')
  await screen.bandIsGone()

  await bench.wedge.scan(facts.barcodeOf('Book of Maps'))
  expect(await screen.bandSays('One too many: Book of Maps')).toContain('Ordered: 1, packed: 1')
  await coversNothingNeeded()
  await bench.wedge.scan('4006381333931')
  expect(await screen.bandSays('Unknown code: 4006381333931')).toContain(
    'Nothing here has this code',
  )
  await bench.scan('T0031')
  expect(await screen.bandSays('Another order: #10031')).toContain('Finish this one')
  expect(await screen.counted()).toEqual([2, 4])
  await bench.pack('Mug Blue')
  await screen.bandIsGone()

  expect(
    facts
      .all<{ body: string; raw: string }>(`SELECT body, raw FROM event WHERE kind = 'refused'`)
      .map(({ body, raw }) => [JSON.parse(body).code, raw]),
  ).toEqual([
    ['carton.first', facts.barcodeOf('Mug Blue')],
    ['item.otherOrder', facts.barcodeOf('Iron Pot')],
    ['item.notInOrder', facts.barcodeOf('Rug Long')],
    ['item.tooMany', facts.barcodeOf('Book of Maps')],
    ['code.unknown', '4006381333931'],
    ['order.other', 'T0031'],
  ])
})

test('a carton that is too small is refused with the smallest that holds it all; a larger one is taken', async () => {
  bench = await E2eBench.start(browser, shop.copy(), { query: 'webgl=0' })
  const { screen, facts } = bench
  await bench.scan('T0033')
  await screen.says('Take carton C02')
  await bench.scan('C01')
  expect(await screen.bandSays('Too small: C01')).toContain(
    'The smallest that holds them is C02: take that one and scan it',
  )
  await bench.scan('C03')
  await screen.says(/^Scan /)
  await screen.bandIsGone()
  await screen.page.getByText('C03').first().waitFor()

  await bench.pack('Board Game')
  await bench.wedge.scan('C02')
  await screen.page.getByText('Parcel 1 of 1 · C02').waitFor()
  await screen.says(/^(Scan|Place) /)
  expect(await screen.counted()).toEqual([1, 4])
  const packed = ['Board Game', ...(await bench.packAsAsked())]
  expect(packed.toSorted()).toEqual(['Board Game', 'Book of Maps', 'Tea Tin', 'Tea Tin'])
  await bench.weigh(bench.weightOf('C02', packed))
  expect(
    facts.all('SELECT c.code FROM parcel p JOIN carton_type c ON c.id = p.carton_type_id'),
  ).toEqual([{ code: 'C02' }])
  expect(
    facts.all(`SELECT raw, device_id AS device FROM event WHERE kind = 'cartonConfirmed'`),
  ).toEqual([
    { raw: 'C03', device: 'scanner-1' },
    { raw: 'C02', device: 'wedge' },
  ])
})

test('a weight that does not fit names the unit that is likely missing, and a right one is taken', async () => {
  bench = await E2eBench.start(browser, shop.copy(), { query: 'webgl=0' })
  const { screen } = bench
  await bench.scan('T0003')
  const carton = await bench.takeCarton()
  const packed = await bench.packAsAsked()
  await screen.says('Put the parcel on the scale')
  const expectedG = bench.weightOf(carton, packed)
  bench.devices.scale.place(expectedG - 350)
  await screen.says('Weight does not fit')
  expect(await screen.bandSays('Too light')).toContain('Likely missing: Mug Blue')
  bench.devices.scale.place(expectedG)
  await screen.says('Stick the label on, then scan it')
  await screen.bandIsGone()
})

/** The band is over header and rail: instruction, goods and drawing stay in sight. */
async function coversNothingNeeded(): Promise<void> {
  const { screen } = bench
  expect(await screen.isUncovered(screen.instruction())).toBe(true)
  expect(await screen.isUncovered(screen.page.getByRole('main'))).toBe(true)
}
