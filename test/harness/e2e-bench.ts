/**
 * A whole bench for one test: station process, devices, page and a view of its database. `close` says whether the page
 * stayed free of errors.
 */
import type { Browser } from 'playwright-core'
import { BenchPage, type PageOptions } from './bench-page.ts'
import { type DecodedLabel, decodeLabel } from './decode-label.ts'
import {
  type BenchDevices,
  plugInDevices,
  type StationProcess,
  startStation,
} from './e2e-station.ts'
import { readFacts, type StationFacts } from './station-facts.ts'
import { plugInWedge, type WedgeScanner } from './wedge-keys.ts'

export type BenchOptions = PageOptions & {
  /** Put behind the screen's address, such as `webgl=0`. */
  readonly query?: string
  readonly flags?: readonly string[]
}

export class E2eBench {
  readonly devices: BenchDevices
  readonly screen: BenchPage
  readonly facts: StationFacts
  readonly wedge: WedgeScanner
  station: StationProcess
  #turn = 0

  private constructor(parts: Pick<E2eBench, 'devices' | 'screen' | 'facts' | 'wedge' | 'station'>) {
    this.devices = parts.devices
    this.screen = parts.screen
    this.facts = parts.facts
    this.wedge = parts.wedge
    this.station = parts.station
  }

  static async start(
    browser: Browser,
    dataDir: string,
    options: BenchOptions = {},
  ): Promise<E2eBench> {
    const devices = await plugInDevices()
    const station = await startStation(dataDir, [...devices.flags, ...(options.flags ?? [])])
    const screen = await BenchPage.open(browser, station.screen, options)
    if (options.query) await screen.reload(options.query)
    const wedge = await plugInWedge(screen.page)
    return new E2eBench({ devices, station, screen, wedge, facts: readFacts(dataDir) })
  }

  /** Pulls the station's plug, starts it on the same data, and opens its screen as the kiosk does: with a new address. */
  async killAndRestart(): Promise<void> {
    await this.station.kill()
    this.station = await startStation(this.station.dataDir, this.devices.flags)
    await this.screen.page.goto(this.station.screen)
    await this.screen.instruction().waitFor()
  }

  /** Reads a code with the serial scanner. */
  async scan(code: string): Promise<void> {
    await this.devices.scan(code)
  }

  /**
   * Reads a code with the serial scanner and the wedge in turn: two scanners at one bench, so that equal codes right
   * after each other are two units and not one scanner reading twice.
   */
  async scanInTurn(code: string): Promise<void> {
    if (this.#turn++ % 2 === 0) await this.devices.scan(code)
    else await this.wedge.scan(code)
  }

  /** Scans goods and waits until the order's count has gone up. */
  async pack(title: string): Promise<void> {
    const [done] = await this.screen.counted()
    await this.scanInTurn(this.facts.barcodeOf(title))
    await this.screen.counts(done + 1)
  }

  /** Packs the unit that the screen asks for; returns its title, or null when it asks for none. */
  async packNext(): Promise<string | null> {
    const title = await this.screen.nextTitle()
    if (title !== null) await this.pack(title)
    return title
  }

  /** Packs whatever the screen asks for until it wants a weight; returns the titles in order. */
  async packAsAsked(): Promise<string[]> {
    const packed: string[] = []
    for (let title = await this.packNext(); title !== null; title = await this.packNext())
      packed.push(title)
    return packed
  }

  /** Takes the carton that the screen names; returns its code. */
  async takeCarton(): Promise<string> {
    await this.screen.says(/^Take carton \S+/)
    const code = (await this.screen.instructionText()).replace('Take carton ', '').trim()
    await this.scan(code)
    await this.screen.says(/^Scan /)
    return code
  }

  /** Puts the parcel on the scale as it should weigh, and waits for its label to be asked for. */
  async weigh(grams: number): Promise<void> {
    await this.screen.says('Put the parcel on the scale')
    this.devices.scale.place(grams)
    await this.screen.says('Stick the label on, then scan it')
    this.devices.scale.clear()
  }

  /** The weight of a carton with these goods in it. */
  weightOf(carton: string, titles: readonly string[]): number {
    const goods = titles.map((title) => this.facts.weightOf(title))
    return this.facts.cartonTareG(carton) + goods.reduce((sum, grams) => sum + grams, 0)
  }

  /** The shipping labels that came out of the printer, in order, drawn from its bytes and their codes read. */
  async shippingLabels(): Promise<DecodedLabel[]> {
    const labels = this.devices.printer.labels.filter(({ zpl }) => isShippingLabel(zpl))
    return await Promise.all(labels.map(({ zpl }) => decodeLabel(zpl, { dpmm: 8, media: '4x6' })))
  }

  async close(): Promise<void> {
    this.facts.close()
    await this.screen.page.close()
    await this.station.stop()
    await this.devices.close()
  }
}

/** By its GS1-128 bars in the ZPL; drawing every packing slip too would take seconds. */
function isShippingLabel(zpl: Uint8Array): boolean {
  return Buffer.from(zpl).includes('>;>800')
}

function isSscc(code: { readonly aim: string; readonly text: string }): boolean {
  return code.aim === ']C1' && ssccText.test(code.text)
}

const ssccText = /^(?:\(00\)|00)(\d{18})$/

export function ssccOf(label: DecodedLabel): string {
  const code = label.codes.find(isSscc)
  return ssccText.exec(code?.text ?? '')?.[1] ?? ''
}

export function qrOf(label: DecodedLabel): string {
  return label.codes.find(({ format }) => format === 'QRCode')?.text ?? ''
}
