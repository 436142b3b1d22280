/**
 * Walks through every state of the bench and hands over a picture of each. The walks are those of a packer with the
 * devices of e2e-station.ts at the demo warehouse; each starts a station of its own, so that each can be taken alone.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { type CommandWord, commandBarcode } from '../../src-shared/model/command-word.ts'
import { launchBrowser } from './bench-page.ts'
import { type BenchOptions, E2eBench } from './e2e-bench.ts'
import { takeSampleScreens } from './sample-screens.ts'
import { type Keep, pictureOf } from './screen-picture.ts'

type Tour = { readonly bench: E2eBench; shot(name: string): Promise<void> }
type Walk = { readonly options: BenchOptions; go(tour: Tour): Promise<void> }

/** Pictures are of the bench alone; the demo's drawer has one of its own. */
const withoutDrawer = `localStorage.setItem('packwright.screen', '{"isDemoOpen":false}')`

/** Only walks whose name is wanted; all when none is named. */
export async function takeScreens(wanted: readonly string[], keep: Keep): Promise<void> {
  const browser = await launchBrowser()
  try {
    for (const [name, walk] of Object.entries(walks))
      if (wanted.length === 0 || wanted.includes(name)) await take(browser, walk, keep)
    if (wanted.length === 0 || wanted.includes('samples')) await takeSampleScreens(browser, keep)
  } finally {
    await browser.close()
  }
}

async function take(browser: Browser, { options, go }: Walk, keep: Keep): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'packwright-tour-'))
  const bench = await E2eBench.start(browser, dataDir, { ...options, flags: ['--demo'] })
  try {
    await bench.screen.page.evaluate(withoutDrawer)
    await bench.screen.reload(options.query)
    await go({ bench, shot: async (name) => keep(name, await pictureOf(bench.screen.page)) })
  } finally {
    await bench.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const walks: Readonly<Record<string, Walk>> = {
  order: {
    options: {},
    async go({ bench, shot }) {
      const { screen } = bench
      await shot('01-idle')
      await bench.scan('#1004')
      await screen.says('Read this, then confirm')
      await shot('02-note')
      await bench.scan(commandBarcode('UNDO'))
    },
  },
  packing: {
    options: {},
    async go({ bench, shot }) {
      const { screen } = bench
      await bench.scan('#1015')
      await screen.says(/^Take carton/)
      await shot('03-take-carton')
      const carton = await bench.takeCarton()
      await shot('04-scan-first-item')
      const packed = [await bench.packNext(), await bench.packNext(), await bench.packNext()]
      await bench.packNext().then((title) => packed.push(title))
      await shot('05-place-item')
      packed.push(...(await bench.packAsAsked()))
      const titles = packed.filter((title) => title !== null)
      await screen.says('Put the parcel on the scale')
      await shot('06-weigh')
      const grams = bench.weightOf(carton, titles)
      bench.devices.scale.place(grams - 240)
      await screen.says('Weight does not fit')
      await shot('07-weight-does-not-fit')
      bench.devices.printer.setFault('paperOut')
      bench.devices.scale.place(grams)
      await screen.says('The printer has no labels left')
      await shot('08-printer-without-labels')
      bench.devices.printer.setFault(null)
      await screen.says('Stick the label on, then scan it')
      await shot('09-scan-label')
      await twice(bench, 'REPRINT')
      await shot('10-why-reprint')
      await command(bench, 'R2')
      await screen.page.getByText('Copy 2', { exact: true }).waitFor()
      await shot('11-second-copy')
      await command(bench, 'UNDO')
      await screen.says('Destroy the old label, then scan it')
      await shot('12-destroy-old-label')
      bench.devices.scale.clear()
      await scanLabel(bench)
      await bench.weigh(grams)
      await scanLabel(bench)
      await screen.says('Done. Scan the next tote')
      await shot('13-done')
    },
  },
  mistakes: {
    options: {},
    async go({ bench, shot }) {
      const { screen, facts } = bench
      await bench.scan('#1001')
      await bench.takeCarton()
      await bench.packNext()
      await bench.scan(facts.barcodeOf('Coffee beans, 250 g'))
      await screen.bandSays('Wrong item')
      await shot('14-wrong-item')
      const [packed] = facts.all<{ code: string }>(
        `SELECT raw AS code FROM event WHERE kind = 'itemConfirmed'`,
      )
      await bench.wedge.scan(packed?.code ?? '')
      await screen.bandSays('One too many')
      await shot('15-one-too-many')
      await bench.scan('4006381333931')
      await screen.bandSays('Unknown code')
      await shot('16-unknown-code')
      await bench.scan('C01')
      await screen.bandSays('Too small')
      await shot('17-carton-too-small')
      await bench.scan('#1003')
      await screen.bandSays('Another order')
      await shot('18-another-order')
    },
  },
  commands: {
    options: {},
    async go({ bench, shot }) {
      const { screen } = bench
      const { keyboard } = screen.page
      await bench.scan('#1040')
      await bench.takeCarton()
      await bench.packNext()
      await bench.packNext()
      await keyboard.press('F9')
      await screen.says('Choose a place')
      await shot('19-put-elsewhere')
      await command(bench, 'UNDO')
      await screen.says(/^(Place|Scan) /)
      await keyboard.press('F1')
      await screen.page.getByText('What you can do now').waitFor()
      await shot('20-help')
      await keyboard.press('F1')
      await screen.page.getByText('What you can do now').waitFor({ state: 'detached' })
      await command(bench, 'DAMAGED')
      await screen.informs('Noted as damaged')
      await shot('21-damaged')
      await command(bench, 'SHORT')
      await screen.informs('Noted as short')
      await shot('22-short')
      await command(bench, 'NEXT')
      await screen.page.getByRole('dialog').waitFor()
      await shot('23-once-more')
      await twice(bench, 'HOLD')
      await shot('24-why-hold')
      await command(bench, 'R3')
      await screen.says('On hold: put it aside')
      await shot('25-on-hold')
    },
  },
  parcels: {
    options: {},
    async go({ bench, shot }) {
      const { screen } = bench
      await bench.scan('#1012')
      const first = await bench.takeCarton()
      const title = await bench.packNext()
      await bench.weigh(bench.weightOf(first, title === null ? [] : [title]))
      await scanLabel(bench)
      await screen.says(/^Take carton/)
      await shot('26-second-parcel')
    },
  },
  layers: {
    options: { query: 'webgl=0' },
    async go({ bench, shot }) {
      await packSome(bench, '#1015', 5)
      await shot('27-without-webgl')
    },
  },
  settings: {
    options: {},
    async go({ bench, shot }) {
      await bench.screen.page.keyboard.press('F10')
      await shot('28-settings')
    },
  },
  demo: {
    options: {},
    async go({ bench, shot }) {
      const { page } = bench.screen
      await page.evaluate(() => localStorage.clear())
      await bench.screen.reload()
      await packSome(bench, '#1001', 2)
      await shot('29-demo')
    },
  },
  dark: {
    options: { colorScheme: 'dark' },
    async go({ bench, shot }) {
      await packSome(bench, '#1015', 4)
      await shot('30-dark-place-item')
      await bench.scan(bench.facts.barcodeOf('Coffee beans, 250 g'))
      await bench.screen.bandSays('Wrong item')
      await shot('31-dark-wrong-item')
    },
  },
  german: {
    options: {},
    async go({ bench, shot }) {
      await packSome(bench, '#1015', 4)
      await bench.screen.page.keyboard.press('F10')
      await bench.screen.page.getByRole('button', { name: 'Deutsch' }).click()
      await bench.screen.page.keyboard.press('Escape')
      await shot('32-german-place-item')
      await bench.scan(bench.facts.barcodeOf('Coffee beans, 250 g'))
      await bench.screen.band().waitFor()
      await shot('33-german-wrong-item')
    },
  },
  large: {
    options: { width: 1920, height: 1080 },
    async go({ bench, shot }) {
      await packSome(bench, '#1040', 6)
      await shot('34-large-place-item')
    },
  },
}

async function packSome(bench: E2eBench, order: string, units: number): Promise<void> {
  await bench.scan(order)
  await bench.takeCarton()
  for (let n = 0; n < units; n++) await bench.packNext()
}

async function command(bench: E2eBench, word: CommandWord): Promise<void> {
  await bench.scanInTurn(commandBarcode(word))
}

async function twice(bench: E2eBench, word: CommandWord): Promise<void> {
  await command(bench, word)
  await bench.screen.page.getByRole('dialog', { name: 'Once more' }).waitFor()
  await command(bench, word)
  await bench.screen.page.getByRole('dialog', { name: 'Why' }).waitFor()
}

async function scanLabel(bench: E2eBench): Promise<void> {
  const { sscc } = bench.facts.one<{ sscc: string }>(
    'SELECT sscc FROM parcel ORDER BY created_at DESC, rowid DESC LIMIT 1',
  )
  await bench.scan(`]C100${sscc}`)
}
