/** Pictures of states that no packer brings about at will: drawn by the real screen from sample views. */
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import { startBenchStation } from './bench-station.ts'
import { program } from './e2e-shop.ts'
import { sampleViews } from './sample-views.ts'
import { type Keep, pictureOf } from './screen-picture.ts'

const wanted = {
  signIn: '35-sign-in',
  stoppedAddress: '36-order-changed',
  confirmingUnknown: '37-did-the-label-come-out',
  idleUnconfirmed: '38-labels-not-confirmed',
  questionMeaning: '39-code-with-two-meanings',
} as const

export async function takeSampleScreens(browser: Browser, keep: Keep): Promise<void> {
  const built = join(program, '..', '..', 'renderer')
  const station = await startBenchStation(`${built}/`, sample('idle'))
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  try {
    await page.goto(station.address)
    for (const [name, file] of Object.entries(wanted)) {
      station.show(sample(name))
      keep(file, await pictureOf(page))
    }
  } finally {
    await page.close()
    await station.close()
  }
}

function sample(name: string): BenchView {
  const view = sampleViews[name]
  if (view === undefined) throw new Error(`There is no sample view ${name}.`)
  return view
}
