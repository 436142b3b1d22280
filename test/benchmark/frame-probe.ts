/**
 * Chromium with the station's screen, and when each view was painted. A frame counts as painted when the page has
 * produced it (the task after its animation frame) AND the graphics process has drawn every WebGL canvas of it, which
 * reading one pixel back waits for. Times are epoch ms of this process: the page's clock is compared with ours first.
 */
import { type Browser, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../src-main/host/node/browser.ts'
import { preciseNow } from './scanner-line.ts'

export type Frame = {
  /** `feedback.number` of the view that it shows. */
  readonly number: number
  /** The view's message reached the page. */
  readonly receivedAt: number
  /** The page was laid out and painted; WebGL may still be drawing. */
  readonly pageAt: number
  readonly paintedAt: number
  /** Changes of the document that came with it. */
  readonly changes: number
}

export type FrameProbe = {
  /** The frame of the first view with this feedback number. */
  frame(number: number): Promise<Frame>
  readonly renderer: string
  close(): Promise<void>
}

const patienceMs = 20_000

export async function openFrameProbe(address: string): Promise<FrameProbe> {
  const browser = await launch()
  try {
    return await watchPage(browser, address)
  } catch (error) {
    await browser.close()
    throw error
  }
}

async function watchPage(browser: Browser, address: string): Promise<FrameProbe> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const frames = new Map<number, Frame>()
  const waiting = new Map<number, (frame: Frame) => void>()
  let aheadMs = 0
  await page.exposeBinding('benchFrame', (_, raw: Frame) => {
    const frame = {
      ...raw,
      receivedAt: raw.receivedAt - aheadMs,
      pageAt: raw.pageAt - aheadMs,
      paintedAt: raw.paintedAt - aheadMs,
    }
    if (frames.has(raw.number)) return
    frames.set(raw.number, frame)
    waiting.get(raw.number)?.(frame)
    waiting.delete(raw.number)
  })
  await page.addInitScript(watchFrames)
  await page.goto(address)
  await page.waitForSelector('main, p')
  aheadMs = await pageAheadMs(page)
  return {
    frame(number) {
      const there = frames.get(number)
      if (there) return Promise.resolve(there)
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`No frame ${number}`)), patienceMs)
        waiting.set(number, (frame) => {
          clearTimeout(timer)
          resolve(frame)
        })
      })
    },
    renderer: await page.evaluate(rendererName),
    close: () => browser.close(),
  }
}

async function launch(): Promise<Browser> {
  const found = findBrowser()
  if (found === null) throw new Error('Chromium is needed to measure painted frames.')
  return await chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--disable-background-networking'],
  })
}

/** How far the page's clock is ahead of ours: the quickest of many round trips errs by half of itself at most. */
async function pageAheadMs(page: Page): Promise<number> {
  let best = { tripMs: Number.POSITIVE_INFINITY, aheadMs: 0 }
  for (let n = 0; n < 60; n++) {
    const before = preciseNow()
    const there = await page.evaluate(() => performance.timeOrigin + performance.now())
    const after = preciseNow()
    if (after - before < best.tripMs)
      best = { tripMs: after - before, aheadMs: there - (before + after) / 2 }
  }
  return best.aheadMs
}

function rendererName(): string {
  const gl = document.createElement('canvas').getContext('webgl2')
  const names = gl?.getExtension('WEBGL_debug_renderer_info')
  return gl && names ? String(gl.getParameter(names.UNMASKED_RENDERER_WEBGL)) : 'no WebGL'
}

/** Runs in the page before anything of it; nothing from outside this function is there. */
function watchFrames(): void {
  const now = () => performance.timeOrigin + performance.now()
  const contexts = new Set<WebGL2RenderingContext>()
  const getContext = HTMLCanvasElement.prototype.getContext as (
    this: HTMLCanvasElement,
    ...args: unknown[]
  ) => unknown
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
    const context = getContext.apply(this, args)
    if (context instanceof WebGL2RenderingContext) contexts.add(context)
    return context
  } as typeof HTMLCanvasElement.prototype.getContext

  let changes = 0
  new MutationObserver((records) => {
    changes += records.length
  }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true })

  function finishDrawing(): void {
    for (const gl of contexts) {
      const canvas = gl.canvas as HTMLCanvasElement
      if (gl.isContextLost() || !canvas.isConnected) contexts.delete(gl)
      else gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
    }
  }

  function watch(number: number): void {
    const receivedAt = now()
    const before = changes
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        const pageAt = now()
        finishDrawing()
        const tell = (window as unknown as { benchFrame(frame: unknown): void }).benchFrame
        tell({ number, receivedAt, pageAt, paintedAt: now(), changes: changes - before })
      }
      channel.port2.postMessage(null)
    })
  }

  let last = -1
  const Plain = window.WebSocket
  window.WebSocket = class extends Plain {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      // Added before the screen's own listener, so it is stamped before anything is drawn.
      this.addEventListener('message', ({ data }) => {
        const found = /"feedback":\{"number":(\d+)/.exec(String(data).slice(-200))
        const number = Number(found?.[1] ?? -1)
        if (number <= last) return
        last = number
        watch(number)
      })
    }
  }
}
