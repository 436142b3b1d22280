/**
 * `npm run screens`: takes the pictures in resources/docs/screens anew, from the real station with the demo warehouse, and
 * from sample views where a state is hard to bring about. Look at each of them before they are committed.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild } from './ensure-build.mjs'
import { ensurePackages } from './ensure-packages.mjs'
import { root } from './project.mjs'
import { progress, script } from './script.mjs'

const folder = join(root, 'resources', 'docs', 'screens')

script(async (wanted) => {
  await ensurePackages()
  if (!process.env.PACKWRIGHT_BUILD) await ensureBuild()
  const { PNG } = await import('pngjs')
  const { palettePng } = await import('./palette-png.mjs')
  const { takeScreens } = await import('../../test/harness/screen-tour.ts')
  mkdirSync(folder, { recursive: true })
  if (wanted.length === 0)
    for (const file of readdirSync(folder)) if (file.endsWith('.png')) rmSync(join(folder, file))
  let bytes = 0
  await takeScreens(wanted, (name, png) => {
    const small = palettePng(PNG.sync.read(Buffer.from(png)))
    writeFileSync(join(folder, `${name}.png`), small)
    bytes += small.length
    progress(`${name}.png  ${Math.round(small.length / 1024)} kB`)
  })
  progress(`${Math.round(bytes / 1024)} kB in all`)
})
