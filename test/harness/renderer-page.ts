/** A browser with the built renderer in it, connected to a bench station whose view the test decides. */
import { type Browser, chromium, type Page } from 'playwright-core'
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import { type BenchStation, startBenchStation } from './bench-station.ts'
import { buildRenderer } from './renderer-build.ts'

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--enable-unsafe-swiftshader',
  '--autoplay-policy=no-user-gesture-required',
]

export type PageLook = {
  readonly width: number
  readonly height: number
  readonly colorScheme: 'light' | 'dark'
  /** `?webgl=0` and the like. */
  readonly query: string
}
export const BENCH_LOOK: PageLook = { width: 1280, height: 800, colorScheme: 'light', query: '' }

export type RendererPage = {
  readonly page: Page
  readonly station: BenchStation
  /** What went wrong inside the page so far: exceptions and refused resources. */
  readonly troubles: readonly string[]
  /** Shows a view and waits until it is drawn. */
  show(view: BenchView): Promise<void>
  close(): Promise<void>
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['PACKWRIGHT_BROWSER'] ?? '/usr/bin/chromium'
  return await chromium.launch({ executablePath, args: ARGS })
}

export async function openRendererPage(
  browser: Browser,
  first: BenchView,
  look: PageLook = BENCH_LOOK,
): Promise<RendererPage> {
  const station = await startBenchStation(await buildRenderer(), first)
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.colorScheme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  await page.goto(`${station.address}/${look.query}`)
  await page.waitForSelector('.page')

  return {
    page,
    station,
    troubles,
    async show(view) {
      const revision = station.show(view)
      await page.waitForSelector(`[data-revision="${revision}"]`)
      // Two frames: effects have measured, and what they changed is laid out.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      )
    },
    async close() {
      await context.close()
      await station.close()
    },
  }
}
