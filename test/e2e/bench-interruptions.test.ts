/** What must not matter: a printer without paper, a page loaded anew, a power cut, no WebGL, and a hundred quick scans. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { commandBarcode } from '../../src-shared/model/command-word.ts'
import { launchBrowser } from '../harness/bench-page.ts'
import { type BenchOptions, E2eBench, ssccOf } from '../harness/e2e-bench.ts'
import { importShop, ownShop, type Shop } from '../harness/e2e-shop.ts'

let browser: Browser
let shop: Shop
let bench: E2eBench
/** The browser reports the broken line to a station that was killed; nothing else may go wrong on the page. */
let isLineBroken = false

beforeAll(async () => {
  ;[browser, shop] = await Promise.all([launchBrowser(), importShop(ownShop)])
})
afterAll(async () => {
  await browser?.close()
  shop?.dispose()
})
afterEach(async () => {
  const errors = bench.screen.errors.filter((text) => !isLineBroken || !text.includes('WebSocket'))
  isLineBroken = false
  await bench.close()
  expect(errors).toEqual([])
})

async function start(options: BenchOptions = { query: 'webgl=0' }): Promise<E2eBench> {
  bench = await E2eBench.start(browser, shop.copy(), options)
  return bench
}

test('a printer without paper is said, and the one label comes by itself when it has some', async () => {
  const { screen, devices, facts } = await start()
  await bench.scan('T0003')
  const carton = await bench.takeCarton()
  const packed = await bench.packAsAsked()
  devices.printer.setFault('paperOut')
  await screen.says('Put the parcel on the scale')
  devices.scale.place(bench.weightOf(carton, packed))
  await screen.says('The printer has no labels left')
  await screen.page.getByText('Put in a new roll of labels').first().waitFor()
  expect(devices.printer.labels).toHaveLength(0)
  devices.printer.setFault(null)
  await screen.says('Stick the label on, then scan it')
  expect(await bench.shippingLabels()).toHaveLength(1)
  expect(facts.all(`SELECT copy, status FROM print_job WHERE kind = 'shippingLabel'`)).toEqual([
    { copy: 1, status: 'printed' },
  ])
})

test('a roll that ends while the label is coming out gives one label and one SSCC', async () => {
  const { screen, devices, facts } = await start()
  await bench.scan('T0003')
  const carton = await bench.takeCarton()
  const packed = await bench.packAsAsked()
  await screen.says('Put the parcel on the scale')
  // So slow that the roll can end in the middle; the printer prints the label anew when it is mended.
  devices.printer.setLabelMs(60_000)
  devices.scale.place(bench.weightOf(carton, packed))
  await expect
    .poll(() => facts.all(`SELECT status FROM print_job WHERE kind = 'shippingLabel'`))
    .toEqual([{ status: 'sent' }])
  devices.printer.setFault('paperOut')
  expect(devices.printer.labels).toHaveLength(0)
  devices.printer.setLabelMs(5)
  devices.printer.setFault(null)
  await screen.says(/^(Stick the label on, then scan it|Did the label come out\?)/)
  const labels = await bench.shippingLabels()
  expect(labels).toHaveLength(1)
  await bench.scan(`]C100${labels[0] ? ssccOf(labels[0]) : ''}`)
  await screen.says('Done. Scan the next tote')
  expect(facts.all('SELECT status FROM parcel')).toEqual([{ status: 'confirmed' }])
})

test('a page loaded anew shows the step where the packing stands', async () => {
  const { screen } = await start({})
  await bench.scan('T0030')
  await bench.takeCarton()
  await bench.packNext()
  await bench.packNext()
  const said = await screen.instructionText()
  await screen.reload()
  await screen.says(said)
  expect(await screen.counted()).toEqual([2, 4])
})

test('a station that was killed stands at the same step when it is started again, and finishes the order', async () => {
  const { screen, facts } = await start({})
  await bench.scan('T0030')
  const carton = await bench.takeCarton()
  const packed = [await bench.packNext(), await bench.packNext()].filter((title) => title !== null)
  const next = await screen.nextTitle()
  isLineBroken = true
  await bench.killAndRestart()
  expect(await screen.counted()).toEqual([2, 4])
  expect(await screen.nextTitle()).toBe(next)
  packed.push(...(await bench.packAsAsked()))
  expect(packed).toHaveLength(4)
  await bench.weigh(bench.weightOf(carton, packed))
  const [label] = await bench.shippingLabels()

  await bench.killAndRestart()
  await screen.says('Stick the label on, then scan it')
  expect(bench.devices.printer.labels.length).toBeLessThanOrEqual(2)
  expect(await bench.shippingLabels()).toHaveLength(1)
  await bench.scan(`]C100${label ? ssccOf(label) : ''}`)
  await screen.says('Done. Scan the next tote')
  expect(
    facts.all(
      `SELECT sum(delta) AS delta FROM stock_ledger WHERE reason <> 'import' GROUP BY sku_id
       ORDER BY delta`,
    ),
  ).toEqual([{ delta: -2 }, { delta: -1 }, { delta: -1 }])
})

test('a hundred scans of changing codes in one go are a hundred units, in order', async () => {
  const { screen, facts, devices } = await start()
  await bench.scan('T0032')
  await bench.takeCarton()
  const codes = ['Soap Amber', 'Soap Birch', 'Soap Clover', 'Soap Dill'].map(facts.barcodeOf)
  const scans = Array.from({ length: 100 }, (_, i) => codes[i % 4] ?? '')
  await Promise.all(scans.map((code) => devices.scan(code)))
  await screen.says('Put the parcel on the scale')
  await screen.counts(100)
  expect(
    facts
      .all<{ raw: string }>(
        `SELECT raw FROM event WHERE kind = 'itemConfirmed' ORDER BY session_seq`,
      )
      .map(({ raw }) => raw),
  ).toEqual(scans)
})

test('without WebGL the layers from above show the way', async () => {
  const { screen } = await start({ query: 'webgl=0' })
  await bench.scan('T0003')
  const carton = await bench.takeCarton()
  await screen.page.getByText('Seen from above, back at the top').waitFor()
  expect(await screen.page.locator('canvas').count()).toBe(0)
  const packed = await bench.packAsAsked()
  await bench.weigh(bench.weightOf(carton, packed))
})

test('with WebGL the carton is drawn as a solid with its front edge marked', async () => {
  const { screen } = await start({})
  await bench.scan('T0003')
  await bench.takeCarton()
  await screen.page.locator('canvas').waitFor()
  await screen.page.getByText('your side').waitFor()
})

test('the bench speaks German when it is told to, and keeps doing so', async () => {
  const { screen } = await start({})
  await screen.page.keyboard.press('F10')
  await screen.page.getByRole('button', { name: 'Deutsch' }).click()
  await screen.page.keyboard.press('Escape')
  await screen.says(/Scanne|Scannen/)
  await bench.scan('T0003')
  await screen.says(/Karton C02/)
  await bench.scan('C02')
  await bench.scan(bench.facts.barcodeOf('Iron Pot'))
  expect(await screen.bandSays(/Iron Pot/)).toContain('#10031')
  await bench.scan(commandBarcode('UNDO'))
  await screen.bandIsGone()
  await screen.reload()
  await screen.says(/Book of Maps/)
  expect(await screen.page.locator('html').getAttribute('lang')).toBe('de')
})

test('a wedge scan stays whole while the page is busy with something else', async () => {
  const { screen, facts } = await start()
  // Each key finds a page that is busy for longer than a scanner's pause between two scans.
  await screen.page.evaluate(() => {
    window.addEventListener('keyup', () => {
      for (const until = performance.now() + 90; performance.now() < until; );
    })
  })
  await bench.wedge.scan('T0030')
  await screen.says(/^Take carton/)
  await bench.wedge.scan('4006381333931')
  await screen.bandSays('Unknown code: 4006381333931')
  expect(
    facts.all(
      `SELECT raw FROM event WHERE device_id = 'wedge' AND kind <> 'planMade' GROUP BY raw`,
    ),
  ).toEqual([{ raw: '4006381333931' }, { raw: 'T0030' }])
})
