/** `npm start`: installs what is missing, builds if needed, then opens the station. `-- --headless` serves it only. */
import { join } from 'node:path'
import { ensureBuild } from './ensure-build.mjs'
import { ensureElectron } from './ensure-electron.mjs'
import { ensurePackages } from './ensure-packages.mjs'
import { ensureSystem, forHeadless, forWindow } from './ensure-system.mjs'
import { root } from './project.mjs'
import { continueAs } from './run.mjs'
import { script } from './script.mjs'

/** A window needs a display; macOS and Windows always have one. */
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

script(async (args) => {
  const wantsWindow = hasDisplay && !args.includes('--headless') && !args.includes('--help')
  await ensurePackages()
  const whyNoElectron = wantsWindow ? await ensureElectron() : null
  await ensureSystem(wantsWindow && whyNoElectron !== null ? forWindow : forHeadless)
  await ensureBuild()
  if (whyNoElectron !== null) process.env.PACKWRIGHT_NO_ELECTRON = whyNoElectron
  return await continueAs(join(root, 'out', 'main', 'packwright.js'), ['start', ...args])
})
