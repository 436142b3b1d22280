/**
 * The bench's screen as a packer sees it: the instruction, the band, the counts. Everything is awaited on the page, by
 * role and words. Any error of the page is kept, so that a test can say that there was none.
 */
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'

const browserPath = process.env['PACKWRIGHT_BROWSER'] ?? '/usr/bin/chromium'

export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: browserPath,
    args: [
      '--no-sandbox',
      '--enable-unsafe-swiftshader',
      '--autoplay-policy=no-user-gesture-required',
    ],
  })
}

export type PageOptions = {
  readonly width?: number
  readonly height?: number
  readonly colorScheme?: 'light' | 'dark'
}

export class BenchPage {
  readonly page: Page
  /** What the page could not handle, and what it wrote to the console as an error. */
  readonly errors: string[] = []

  constructor(page: Page) {
    this.page = page
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => this.errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text())
    })
  }

  static async open(
    browser: Browser,
    address: string,
    options: PageOptions = {},
  ): Promise<BenchPage> {
    const { width = 1280, height = 800, colorScheme = 'light' } = options
    const page = await browser.newPage({ viewport: { width, height }, colorScheme })
    const bench = new BenchPage(page)
    await page.goto(address)
    await bench.instruction().waitFor()
    return bench
  }

  /** Loads the page again; the cookie of its first visit opens it. */
  async reload(query = ''): Promise<void> {
    await this.page.goto(`${new URL(this.page.url()).origin}/?${query}`)
    await this.instruction().waitFor()
  }

  instruction(): Locator {
    return this.page.getByRole('heading', { level: 1 })
  }

  async instructionText(): Promise<string> {
    return ((await this.instruction().textContent()) ?? '').trim()
  }

  /** Waits until the one instruction says this. */
  async says(words: string | RegExp): Promise<void> {
    await this.#orTellWhatIsSeen(
      this.instruction().filter({ hasText: words }).waitFor(),
      `${words}`,
    )
  }

  /** A wait that failed says what stood on the screen instead. */
  async #orTellWhatIsSeen(wait: Promise<void>, wanted: string): Promise<void> {
    try {
      await wait
    } catch (error) {
      const seen = [
        await this.instructionText(),
        await this.page.locator('.rail').textContent(),
        ...(await this.band().allTextContents()),
        ...(await this.page.getByRole('status').allTextContents()),
      ]
      throw new Error(`The bench shows "${seen.join(' | ')}" and not ${wanted}`, { cause: error })
    }
  }

  band(): Locator {
    return this.page.getByRole('alert')
  }

  /** Waits for the band with these words in it and returns all that it says. */
  async bandSays(words: string | RegExp): Promise<string> {
    await this.#orTellWhatIsSeen(this.band().filter({ hasText: words }).waitFor(), `${words}`)
    return (await this.band().textContent()) ?? ''
  }

  async bandIsGone(): Promise<void> {
    await this.band().waitFor({ state: 'detached' })
  }

  async informs(words: string | RegExp): Promise<void> {
    const line = this.page.getByRole('status').filter({ hasText: words })
    await this.#orTellWhatIsSeen(line.waitFor(), `${words}`)
  }

  /** Waits until the rail counts so many units of the order as packed. */
  async counts(done: number): Promise<void> {
    const rail = this.page
      .locator('.rail')
      .filter({ hasText: new RegExp(`· ${done} (of|von) \\d+`) })
    await this.#orTellWhatIsSeen(rail.waitFor(), `${done} units packed`)
  }

  /** `[done, total]` of the rail. */
  async counted(): Promise<[number, number]> {
    const text = await this.page.locator('.rail').textContent()
    const match = /(\d+) (?:of|von) (\d+)/.exec(text ?? '')
    return [Number(match?.[1]), Number(match?.[2])]
  }

  /** The goods that the screen wants scanned now, by their name; null when it wants none. */
  async nextTitle(): Promise<string | null> {
    const text = await this.instructionText()
    const wanted = /^Scan (.+)$/s.exec(text)?.[1]
    if (wanted) return wanted
    if (!text.startsWith('Place ')) return null
    const then = this.page.locator('.then p.then-title')
    return (await then.count()) > 0 ? ((await then.first().textContent()) ?? '').trim() : null
  }

  /** True when no point of the element lies under the band. */
  async isUncovered(what: Locator): Promise<boolean> {
    const [band, box] = [await this.band().boundingBox(), await what.boundingBox()]
    if (!band || !box) return box !== null
    return box.y >= band.y + band.height || box.y + box.height <= band.y
  }
}
