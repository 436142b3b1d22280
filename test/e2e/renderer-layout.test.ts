import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import { BENCH_LOOK, openRendererPage, openBrowser } from '../harness/renderer-page.ts'
import { findLayoutFaults } from '../harness/layout-faults.ts'
import { benchView, sampleViews } from '../harness/sample-views.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => await browser.close())

const looks = [
  { width: 1280, height: 800, colorScheme: 'light', language: 'en' },
  { width: 1280, height: 800, colorScheme: 'dark', language: 'de' },
  { width: 1920, height: 1080, colorScheme: 'light', language: 'de' },
  { width: 1920, height: 1080, colorScheme: 'dark', language: 'en' },
] as const

function inLanguage(view: BenchView, language: 'en' | 'de'): BenchView {
  return { ...view, station: { ...view.station, language } }
}

async function faultsOf(
  look:
    | (typeof looks)[number]
    | { width: number; height: number; colorScheme: 'light'; language: 'de' },
  names: readonly string[],
): Promise<Record<string, string[]>> {
  const bench = await openRendererPage(browser, benchView(), { ...BENCH_LOOK, ...look })
  const found: Record<string, string[]> = {}
  for (const name of names) {
    await bench.show(inLanguage(sampleViews[name] ?? benchView(), look.language))
    const faults = await bench.page.evaluate(findLayoutFaults)
    if (faults.length > 0) found[name] = faults
  }
  if (bench.troubles.length > 0) found['page'] = [...bench.troubles]
  await bench.close()
  return found
}

describe('every state of the bench is laid out whole', () => {
  for (const look of looks) {
    test(`${look.width}×${look.height}, ${look.colorScheme}, ${look.language}`, async () => {
      expect(await faultsOf(look, Object.keys(sampleViews))).toEqual({})
    })
  }

  const screens = Object.keys(sampleViews).filter((name) => !name.startsWith('alert-'))
  for (const [width, height] of [
    [1024, 768],
    [2560, 1440],
  ] as const) {
    test(`${width}×${height} is usable as well`, async () => {
      const look = { width, height, colorScheme: 'light', language: 'de' } as const
      expect(await faultsOf(look, screens)).toEqual({})
    })
  }
})

test('a scan moves nothing: header, rail, headline, body and keys stay where they are', async () => {
  const bench = await openRendererPage(browser, benchView())
  const placesOf = async (name: string): Promise<unknown> => {
    await bench.show(sampleViews[name] ?? benchView())
    return await bench.page.evaluate(() =>
      ['.header', '.rail', '.headline', '.body', '.hero', '.then', '.scene', '.keys'].map(
        (place) => {
          const box = document.querySelector(place)?.getBoundingClientRect()
          return box && [box.x, box.y, box.width, box.height]
        },
      ),
    )
  }
  const before = await placesOf('packing')
  expect(await placesOf('packingLong')).toEqual(before)
  expect(await placesOf('alertLong')).toEqual(before)
  expect(await placesOf('packingScanFirst')).toEqual(before)
  await bench.close()
})

test('what is wrong lies over the head of the page and leaves the expected item in sight', async () => {
  const bench = await openRendererPage(browser, benchView())
  await bench.show(sampleViews['alertLong'] ?? benchView())
  const [band, headline] = await Promise.all([
    bench.page.locator('.band').boundingBox(),
    bench.page.locator('.headline').boundingBox(),
  ])
  expect(band?.width).toBe(1280)
  expect((band?.y ?? 0) + (band?.height ?? 0)).toBeLessThanOrEqual(headline?.y ?? 0)
  await bench.close()
})
