/** The demo as a newcomer meets it: nothing is known but what the screen itself points at, and that is clicked. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BenchPage, launchBrowser } from '../harness/bench-page.ts'
import { type StationProcess, startStation } from '../harness/e2e-station.ts'
import { readFacts } from '../harness/station-facts.ts'

/** Three orders, one of them with a note, none with more steps than this. */
const mostClicks = 100
const wantedOrders = 3

let browser: Browser
let station: StationProcess
const dataDir = mkdtempSync(join(tmpdir(), 'packwright-demo-'))

beforeAll(async () => {
  ;[browser, station] = await Promise.all([launchBrowser(), startStation(dataDir, ['--demo'])])
})
afterAll(async () => {
  await browser?.close()
  await station?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('a newcomer packs order after order with what the screen points at', async () => {
  const screen = await BenchPage.open(browser, station.screen)
  const { page } = screen
  const facts = readFacts(dataDir)
  await screen.says('Scan a tote, an order or an item')
  const shipped = () =>
    facts.one<{ n: number }>(`SELECT count(*) AS n FROM orders WHERE status = 'shipped'`).n
  const before = shipped()

  let seen = ''
  for (let click = 0; click < mostClicks && shipped() < before + wantedOrders; click++) {
    seen = await nextHint(page, seen)
    // The screen shows only what is stored, so the count is true now; it may not have been at the last click.
    if (shipped() >= before + wantedOrders) break
    await page.locator('.demo-first').first().click()
  }

  expect(shipped()).toBe(before + wantedOrders)
  await screen.says('Done. Scan the next tote')
  await page
    .getByRole('img', { name: /^Show label/ })
    .first()
    .waitFor()
  expect(facts.all(`SELECT status FROM parcel WHERE status <> 'confirmed'`)).toEqual([])
  expect(screen.errors).toEqual([])
  facts.close()
})

/**
 * Waits, as a person does, until the screen says or points at something else than before, and calmly: instruction,
 * counts and what is pointed at are one picture.
 */
async function nextHint(page: Page, before: string): Promise<string> {
  const handle = await page.waitForFunction((old) => {
    const textOf = (what: string) => document.querySelector(what)?.textContent ?? ''
    const hint = textOf('.demo-first')
    const now = [textOf('h1'), textOf('.rail'), textOf('.headline-count'), hint].join('|')
    return hint !== '' && now !== old ? now : null
  }, before)
  return (await handle.jsonValue()) ?? ''
}
