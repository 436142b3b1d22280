/** `npm run build`: builds main, preload and screen into out/, whether or not they changed. */
import { ensureBuild } from './ensure-build.mjs'
import { ensurePackages } from './ensure-packages.mjs'
import { script } from './script.mjs'

script(async () => {
  await ensurePackages()
  await ensureBuild({ force: true })
})
