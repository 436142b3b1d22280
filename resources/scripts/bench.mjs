/** `npm run bench`: measures and prints a table; `-- solver` and the like choose a part. */
import { join } from 'node:path'
import { ensureBuild } from './ensure-build.mjs'
import { ensurePackages } from './ensure-packages.mjs'
import { ensureSystem, forTests } from './ensure-system.mjs'
import { root } from './project.mjs'
import { continueAs } from './run.mjs'
import { script } from './script.mjs'

script(async (args) => {
  await ensurePackages()
  await ensureSystem(forTests)
  await ensureBuild()
  return await continueAs(join(root, 'test', 'benchmark', 'main.ts'), args)
})
