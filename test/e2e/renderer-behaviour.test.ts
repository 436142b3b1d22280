import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  BENCH_LOOK,
  openBrowser,
  openRendererPage,
  type RendererPage,
} from '../harness/renderer-page.ts'
import { benchView, sampleViews, unit } from '../harness/sample-views.ts'

/** The machine may be busy: an event is awaited for long, and taken as soon as it comes. */
const SOON = { timeout: 15_000 }

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => await browser.close())

const view = (name: string) => sampleViews[name] ?? benchView()

async function onBench(
  name: string,
  run: (bench: RendererPage) => Promise<void>,
  look = BENCH_LOOK,
): Promise<void> {
  const bench = await openRendererPage(browser, view(name), look)
  try {
    await run(bench)
    expect(bench.troubles).toEqual([])
  } finally {
    await bench.close()
  }
}

/**
 * Keys as a wedge scanner hits them: all at once, ended by Enter. They are made inside the page, because keys that are
 * sent from outside come as slowly as the machine is busy. Says whether the page kept every one of them for itself.
 */
async function scanAsWedge(page: Page, text: string): Promise<boolean> {
  return await page.evaluate(
    (keys) => {
      const target = document.activeElement ?? document.body
      const isLeft = keys.map((key) =>
        target.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
        ),
      )
      return !isLeft.includes(true)
    },
    [...text, 'Enter'],
  )
}

describe('a scan counts wherever the bench stands', () => {
  for (const name of ['packing', 'help', 'questionHold', 'reviewing', 'demoIdle']) {
    test(name, async () =>
      onBench(name, async ({ page, station }) => {
        await scanAsWedge(page, '4006381333931')
        expect((await station.nextCall('scan')).input).toEqual({
          text: '4006381333931',
          aim: null,
          source: 'wedge',
        })
      }),
    )
  }

  test('and none of it stays in a field that has the focus', async () =>
    onBench('demoIdle', async ({ page, station }) => {
      const field = page.locator('.demo input').first()
      await field.focus()
      expect(await scanAsWedge(page, '4006381333931')).toBe(true)
      expect((await station.nextCall('scan')).input).toMatchObject({ text: '4006381333931' })
      expect(await field.inputValue()).toBe('')
    }))

  test('what a person types slowly goes into the field and is scanned by the button', async () =>
    onBench('demoIdle', async ({ page, station }) => {
      const field = page.locator('.demo input').first()
      await field.focus()
      await page.keyboard.type('T0017', { delay: 90 })
      await expect.poll(async () => await field.inputValue(), SOON).toBe('T0017')
      await page.keyboard.press('Enter')
      expect((await station.nextCall('scan')).input).toEqual({
        text: 'T0017',
        aim: null,
        source: 'screen',
      })
      expect(await field.inputValue()).toBe('')
    }))
})

describe('keys', () => {
  test('F5 says damaged and does not reload the page', async () =>
    onBench('packing', async ({ page, station }) => {
      await page.evaluate(() => document.body.setAttribute('data-same', 'yes'))
      await page.keyboard.press('F5')
      expect((await station.nextCall('press')).input).toEqual({ word: 'DAMAGED' })
      expect(await page.getAttribute('body', 'data-same')).toBe('yes')
    }))

  test('Enter confirms, even after a button was touched', async () =>
    onBench('reviewing', async ({ page, station }) => {
      await page.locator('.key').filter({ hasText: 'Undo' }).click()
      expect((await station.nextCall('press')).input).toEqual({ word: 'UNDO' })
      await page.keyboard.press('Enter')
      expect((await station.nextCall('press')).input).toEqual({ word: 'CONFIRM' })
    }))

  test('the Enter that ends a scan confirms nothing', async () =>
    onBench('reviewing', async ({ page, station }) => {
      await scanAsWedge(page, 'T0017')
      await station.nextCall('scan')
      await page.keyboard.press('F2')
      await station.nextCall('press')
      const presses = station.heard.filter((one) => one.call === 'press').map((one) => one.input)
      expect(presses).toEqual([{ word: 'UNDO' }])
    }))

  test('digits turn the carton, the next feedback turns it back', async () =>
    onBench('packing', async ({ page, show }) => {
      const pressed = page.locator('.scene-key[aria-pressed="true"]')
      await page.keyboard.press('2')
      await expect.poll(async () => await pressed.textContent(), SOON).toContain('top')
      await show(benchView({ feedback: { number: 7, sound: 'good' } }))
      await expect.poll(async () => await pressed.textContent(), SOON).toContain('mine')
    }))

  test('arrows look ahead without a word to the station', async () =>
    onBench('packing', async ({ page, station }) => {
      await page.keyboard.press('ArrowRight')
      await page.waitForSelector('.steps-ahead')
      expect(await page.locator('.steps-text').textContent()).toBe('Step 4 of 10')
      await page.keyboard.press('Escape')
      await page.waitForSelector('.steps-ahead', { state: 'detached' })
      expect(station.heard.map((one) => one.call)).toEqual(['view'])
    }))

  test('a digit chooses a reason while one is asked for', async () =>
    onBench('questionHold', async ({ page, station }) => {
      await page.keyboard.press('3')
      expect((await station.nextCall('press')).input).toEqual({ word: 'R3' })
    }))

  test('every control is reached with Tab and shows that it is', async () =>
    onBench('packing', async ({ page }) => {
      await page.keyboard.press('Tab')
      const outline = await page.evaluate(() => {
        const focused = document.activeElement
        return focused instanceof HTMLButtonElement ? getComputedStyle(focused).outlineStyle : null
      })
      expect(outline).toBe('solid')
    }))
})

test('scans made while the station is away are kept, said, and sent in order when it is back', async () =>
  onBench('packing', async ({ page, station, troubles }) => {
    station.cut()
    const line = page.locator('.link-line')
    await line.waitFor()
    await scanAsWedge(page, '4006381333931')
    await scanAsWedge(page, '4012345678901')
    await expect.poll(async () => await line.textContent(), SOON).toContain('2 scans are kept')
    station.letIn()
    await line.waitFor({ state: 'detached' })
    const texts = [await station.nextCall('scan'), await station.nextCall('scan')]
    expect(texts.map(({ input }) => input)).toMatchObject([
      { text: '4006381333931' },
      { text: '4012345678901' },
    ])
    // A refused connection is told by the browser itself; nothing else went wrong.
    const others = troubles.filter((trouble) => !trouble.includes('WebSocket'))
    expect(others).toEqual([])
    ;(troubles as string[]).length = 0
  }))

describe('the carton', () => {
  test('is drawn in layers from above where there is no WebGL', async () =>
    onBench(
      'packing',
      async ({ page }) => {
        await page.waitForSelector('.layers svg')
        expect(await page.locator('canvas').count()).toBe(0)
        expect(await page.locator('.layers-foot').textContent()).toContain('Layer 1 of 2')
        expect(await page.locator('.words').textContent()).toContain('Stand it upright')
      },
      { ...BENCH_LOOK, query: '?webgl=0' },
    ))

  test('comes back by itself after its context was lost', async () =>
    onBench('packing', async ({ page }) => {
      await page.waitForSelector('.scene-label-inHand')
      const scene = page.locator('.scene-view')
      const before = await scene.screenshot()
      await page.evaluate(() => {
        const context = document.querySelector('canvas')?.getContext('webgl2')
        const loss = context?.getExtension('WEBGL_lose_context')
        loss?.loseContext()
        return new Promise<void>((done) => {
          document
            .querySelector('canvas')
            ?.addEventListener('webglcontextrestored', () => requestAnimationFrame(() => done()))
          setTimeout(() => loss?.restoreContext(), 50)
        })
      })
      expect((await scene.screenshot()).equals(before)).toBe(true)
    }))

  test('takes a unit that is dragged to another place', async () =>
    onBench('packingSpots', async ({ page, station }) => {
      const box = await page.locator('.drag-unit').boundingBox()
      if (!box) throw new Error('nothing to drag')
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width * 1.5, box.y + box.height / 2, { steps: 4 })
      await page.mouse.up()
      const { input } = await station.nextCall('putElsewhere')
      const { x, z, rotation } = input as { x: number; z: number; rotation: null }
      expect([Math.abs(x - 150) <= 2, Math.abs(z - 105) <= 2, rotation]).toEqual([true, true, null])
    }))
})

describe('the demo', () => {
  test('needs one click for each step: the first code, then the parcel on the scale', async () =>
    onBench('demoIdle', async ({ page, station, show }) => {
      await page.locator('.demo-first').click()
      expect((await station.nextCall('scan')).input).toMatchObject({
        text: 'T0017',
        source: 'screen',
      })
      await show(view('demoWeighing'))
      await page.locator('.demo-first').click()
      expect((await station.nextCall('simulateScale')).input).toEqual({ grams: null, isOn: true })
    }))

  test('can be put away, which gives the bench its whole width', async () =>
    onBench('demoIdle', async ({ page }) => {
      await page.locator('.demo-tab').click()
      await page.waitForSelector('.demo', { state: 'detached' })
      expect((await page.locator('.bench').boundingBox())?.width).toBe(1280)
    }))
})

test('the language of the station is the language of the page, and can be changed from it', async () =>
  onBench('packing', async ({ page, station, show }) => {
    await page.keyboard.press('F10')
    await page.getByRole('button', { name: 'Deutsch' }).click()
    expect((await station.nextCall('setLanguage')).input).toEqual({ language: 'de' })
    const now = view('packing')
    await show({ ...now, station: { ...now.station, language: 'de' } })
    expect(await page.getAttribute('html', 'lang')).toBe('de')
    expect(await page.locator('h1').textContent()).toBe('Lege ein: Mug 300 ml, blue')
  }))

test('a photo that cannot be had is replaced by the neutral parcel', async () => {
  const bench = await openRendererPage(browser, benchView())
  const inHand = unit({ picture: 'https://127.0.0.1:9/none.jpg' })
  const { screen } = benchView()
  if (screen.kind !== 'packing') throw new Error('not packing')
  await bench.show(benchView({ screen: { ...screen, inHand } }))
  await bench.page.waitForSelector('.hero .picture svg')
  expect(await bench.page.locator('.hero img').count()).toBe(0)
  await bench.close()
})

test('each feedback sounds once, and not at all on a muted screen, which still flashes', async () =>
  onBench('packing', async ({ page, show }) => {
    await page.evaluate(() => {
      const { createOscillator } = AudioContext.prototype
      AudioContext.prototype.createOscillator = function (this: AudioContext) {
        document.body.dataset['notes'] = String(Number(document.body.dataset['notes'] ?? 0) + 1)
        return createOscillator.call(this)
      }
    })
    const notes = async (): Promise<string | null> => await page.getAttribute('body', 'data-notes')
    await show(benchView({ feedback: { number: 4, sound: 'wrong' } }))
    await show(benchView({ feedback: { number: 4, sound: 'wrong' } }))
    expect(await notes()).toBe('2')
    await page.keyboard.press('F10')
    await page.getByRole('button', { name: 'Off', exact: true }).click()
    await show(benchView({ feedback: { number: 5, sound: 'good' } }))
    expect(await notes()).toBe('2')
    expect(await page.locator('.flash-good').count()).toBe(1)
  }))

test('a demo that waits for an empty scale points at taking the parcel off', async () =>
  onBench('demoWeighing', async ({ page, station, show }) => {
    const now = view('demoWeighing')
    if (now.screen.kind !== 'weighing') throw new Error('not weighing')
    await show({ ...now, screen: { ...now.screen, mustEmptyScale: true } })
    await page.locator('.demo-first').click()
    expect((await station.nextCall('simulateScale')).input).toEqual({ grams: null, isOn: false })
  }))
