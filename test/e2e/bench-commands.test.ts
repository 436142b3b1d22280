/** Every command of the sheet, by its barcode and by its key, and what it leaves in the database. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type CommandWord, commandBarcode } from '../../src-shared/model/command-word.ts'
import { launchBrowser } from '../harness/bench-page.ts'
import { E2eBench, ssccOf } from '../harness/e2e-bench.ts'
import { importShop, ownShop, type Shop } from '../harness/e2e-shop.ts'
import { keptOf } from '../harness/kept-order.ts'

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

async function start(): Promise<E2eBench> {
  bench = await E2eBench.start(browser, shop.copy(), { query: 'webgl=0' })
  return bench
}

test('UNDO takes back the last item, the carton, and a printed label only once it is destroyed', async () => {
  const { screen, facts } = await start()
  await bench.scan('T0003')
  const carton = await bench.takeCarton()
  await command('UNDO')
  await screen.says(`Take carton ${carton}`)
  await bench.takeCarton()
  await bench.packNext()
  await command('UNDO')
  await screen.informs('Taken back: Item')
  await screen.counts(0)
  const packed = await bench.packAsAsked()
  const weightG = bench.weightOf(carton, packed)
  await bench.weigh(weightG)
  const [spoilt] = await bench.shippingLabels()
  const spoiltSscc = spoilt ? ssccOf(spoilt) : ''

  await command('UNDO')
  await screen.informs('Taken back: Weight and label')
  await screen.says('Destroy the old label, then scan it')
  await bench.scan(`]C100${spoiltSscc}`)
  await bench.weigh(weightG)
  const label = (await bench.shippingLabels()).at(-1)
  const sscc = label ? ssccOf(label) : ''
  expect(sscc).not.toBe(spoiltSscc)
  await bench.scan(`]C100${sscc}`)
  await screen.says('Done. Scan the next tote')

  expect(keptOf(facts, '#10003')).toMatchObject({
    order: 'shipped',
    parcels: [
      { sscc: spoiltSscc, status: 'void' },
      { sscc, status: 'confirmed', weightG },
    ],
    items: packed.toSorted().map((title) => ({ parcel: 1, sku: skuOf(title), quantity: 1 })),
    shipped: packed.toSorted().map((title) => ({ sku: skuOf(title), delta: -1 })),
    outbox: ['void', 'ready'],
  })
  expect(
    facts.all(
      'SELECT label_destroyed_at IS NOT NULL AS isDestroyed FROM parcel ORDER BY created_at',
    ),
  ).toEqual([{ isDestroyed: 1 }, { isDestroyed: 0 }])
})

test('HOLD asks twice, then for a reason; the order goes on where it was when it is scanned again', async () => {
  const { screen, facts } = await start()
  await bench.scan('T0030')
  await bench.takeCarton()
  await bench.packNext()
  await command('HOLD')
  await screen.page.getByRole('dialog', { name: 'Once more: Hold' }).waitFor()
  await command('HOLD')
  await screen.page.getByRole('dialog', { name: 'Why is it on hold?' }).waitFor()
  await command('R3')
  await screen.says('On hold: put it aside')
  await screen.page.getByText('Address not clear').first().waitFor()
  expect(status('#10030')).toBe('held')

  await bench.scan('T0003')
  await screen.says(/^Take carton/)
  await bench.takeCarton()
  await command('UNDO')
  await screen.says(/^Take carton/)
  await bench.scan('T0030')
  await screen.bandSays('Another order: #10030')
  await hold('R9')
  await bench.scan('#10030')
  await screen.informs('Going on with #10030')
  await screen.counts(1)
  expect(status('#10030')).toBe('packing')
  await expect
    .poll(() =>
      facts.all(`SELECT kind, status FROM print_job WHERE kind = 'holdLabel' ORDER BY position`),
    )
    .toEqual([
      { kind: 'holdLabel', status: 'printed' },
      { kind: 'holdLabel', status: 'printed' },
    ])
})

test('REPRINT puts out the same bytes with a reason, and the copy is counted', async () => {
  const { screen, facts } = await start()
  await bench.scan('T0003')
  const carton = await bench.takeCarton()
  await bench.weigh(bench.weightOf(carton, await bench.packAsAsked()))
  await command('REPRINT')
  await screen.page.getByRole('dialog', { name: 'Once more: Reprint' }).waitFor()
  await command('REPRINT')
  await screen.page.getByRole('dialog', { name: 'Why print it again?' }).waitFor()
  await command('R2')
  await screen.page.getByText('Copy 2', { exact: true }).waitFor()
  expect(
    facts.all(`SELECT copy, reason FROM print_job WHERE kind = 'shippingLabel' ORDER BY position`),
  ).toEqual([
    { copy: 1, reason: null },
    { copy: 2, reason: 'R2' },
  ])
  await screen.says('Stick the label on, then scan it')
  const labels = await bench.shippingLabels()
  expect(labels).toHaveLength(2)
  expect(labels[1]?.png).toEqual(labels[0]?.png)
  const [first, second] = facts.all<{ sha: string }>(
    `SELECT sha256 AS sha FROM print_job WHERE kind = 'shippingLabel' ORDER BY position`,
  )
  expect(second).toEqual(first)
  await bench.scan(`]C100${labels[1] ? ssccOf(labels[1]) : ''}`)
  await screen.says('Done. Scan the next tote')
  expect(facts.all('SELECT status FROM parcel')).toEqual([{ status: 'confirmed' }])
})

test('NEXT PARCEL closes the carton with what is in it, and the rest goes into another', async () => {
  const { screen, facts } = await start()
  await bench.scan('T0033')
  const first = await bench.takeCarton()
  await bench.pack('Board Game')
  await command('NEXT')
  await screen.page.getByRole('dialog', { name: 'Once more: Next parcel' }).waitFor()
  await command('NEXT')
  await bench.weigh(bench.weightOf(first, ['Board Game']))
  await confirmLastLabel()
  const second = await bench.takeCarton()
  await screen.page.getByText(`Parcel 2 of 2 · ${second}`).waitFor()
  const rest = await bench.packAsAsked()
  await bench.weigh(bench.weightOf(second, rest))
  await confirmLastLabel()
  await screen.says('Done. Scan the next tote')
  expect(keptOf(facts, '#10033').items).toEqual([
    { parcel: 1, sku: 'PW-GAME', quantity: 1 },
    { parcel: 2, sku: 'PW-BOOK', quantity: 1 },
    { parcel: 2, sku: 'PW-TEA', quantity: 2 },
  ])
})

test('DAMAGED sorts the unit in the hand out and asks for another one', async () => {
  const { screen, facts } = await start()
  await bench.scan('T0030')
  const carton = await bench.takeCarton()
  const broken = (await bench.packNext()) ?? ''
  await command('DAMAGED')
  await screen.informs(`Noted as damaged: ${broken}`)
  await screen.counts(0)
  const packed = await bench.packAsAsked()
  expect(packed).toHaveLength(4)
  await bench.weigh(bench.weightOf(carton, packed))
  await confirmLastLabel()
  await screen.says('Done. Scan the next tote')
  expect(
    facts.all(
      `SELECT l.reason, sum(l.delta) AS delta FROM stock_ledger l JOIN sku k ON k.id = l.sku_id
       WHERE k.title = ? AND l.reason <> 'import' GROUP BY l.reason ORDER BY l.reason`,
      broken,
    ),
  ).toEqual([
    { reason: 'damaged', delta: -1 },
    { reason: 'shipped', delta: -packed.filter((title) => title === broken).length },
  ])
})

test('a note has to be confirmed before the carton is named', async () => {
  const { screen } = await start()
  await bench.scan('T0023')
  await screen.says('Read this, then confirm')
  await screen.page.getByText('Gift: no invoice in the parcel').first().waitFor()
  await bench.scan(bench.facts.barcodeOf('Tea Tin'))
  await screen.bandSays('Read the note first')
  await command('CONFIRM')
  await screen.says(/^Take carton/)
  await screen.bandIsGone()
})

test('a unit that was put elsewhere stays there, and the rest flows on around it', async () => {
  const { screen, facts } = await start()
  await bench.scan('T0030')
  const carton = await bench.takeCarton()
  await bench.pack('Book of Maps')
  await screen.page.keyboard.press('F9')
  await screen.says('Choose a place')
  await screen.page.keyboard.press('2')
  await screen.says(/^(Place|Scan) /)
  const { body } = facts.one<{ body: string }>(
    `SELECT body FROM event WHERE kind = 'itemPlacedElsewhere'`,
  )
  const planned = facts.one<{ body: string }>(`SELECT body FROM event WHERE kind = 'itemConfirmed'`)
  expect(JSON.parse(body).at).not.toEqual(JSON.parse(planned.body).at)
  const packed = ['Book of Maps', ...(await bench.packAsAsked())]
  await bench.weigh(bench.weightOf(carton, packed))
})

test('the keys do what the barcodes do: help, short, damaged, undo, hold with a reason', async () => {
  const { screen } = await start()
  const { keyboard } = screen.page
  await bench.wedge.scan('T0023')
  await screen.says('Read this, then confirm')
  await keyboard.press('Enter')
  await bench.takeCarton()
  await keyboard.press('F1')
  await screen.page.getByText('What you can do now').waitFor()
  await keyboard.press('F1')
  await screen.page.getByText('What you can do now').waitFor({ state: 'detached' })
  await bench.pack('Tea Tin')
  await keyboard.press('F5')
  await screen.informs('Noted as damaged')
  await keyboard.press('F2')
  await screen.informs('Taken back: Damaged')
  await screen.counts(1)
  await keyboard.press('F4')
  await screen.informs('Noted as short: Mug Blue')
  await keyboard.press('F3')
  await screen.page.getByRole('dialog', { name: 'Once more: Hold' }).waitFor()
  await keyboard.press('F3')
  await screen.page.getByRole('dialog', { name: 'Why is it on hold?' }).waitFor()
  await keyboard.press('2')
  await screen.says('On hold: put it aside')
  expect(bench.facts.all(`SELECT hold_reason AS reason FROM orders WHERE status = 'held'`)).toEqual(
    [{ reason: 'R2' }],
  )
})

async function command(word: CommandWord): Promise<void> {
  await bench.scanInTurn(commandBarcode(word))
}

async function hold(reason: CommandWord): Promise<void> {
  await command('HOLD')
  await bench.screen.page.getByRole('dialog', { name: 'Once more: Hold' }).waitFor()
  await command('HOLD')
  await bench.screen.page.getByRole('dialog', { name: 'Why is it on hold?' }).waitFor()
  await command(reason)
  await bench.screen.says('On hold: put it aside')
}

async function confirmLastLabel(): Promise<void> {
  const { sscc } = bench.facts.one<{ sscc: string }>(
    'SELECT sscc FROM parcel ORDER BY created_at DESC LIMIT 1',
  )
  await bench.scan(`]C100${sscc}`)
}

function status(orderNumber: string): string {
  return bench.facts.one<{ status: string }>(
    'SELECT status FROM orders WHERE number = ?',
    orderNumber,
  ).status
}

function skuOf(title: string): string {
  return bench.facts.one<{ code: string }>('SELECT code FROM sku WHERE title = ?', title).code
}
