/** `npm run -s packwright -- SUBCOMMAND`: the command line, on a bare clone too. */
import { join } from 'node:path'
import { ensureBuild } from './ensure-build.mjs'
import { ensurePackages } from './ensure-packages.mjs'
import { root } from './project.mjs'
import { continueAs } from './run.mjs'
import { script } from './script.mjs'

script(async (args) => {
  await ensurePackages()
  await ensureBuild()
  return await continueAs(join(root, 'out', 'main', 'packwright.js'), args)
})
