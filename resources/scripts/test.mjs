/** `npm test`: installs what is missing and runs every stage; `-- unit test/unit/gs1` narrows it. */
import { ensurePackages } from './ensure-packages.mjs'
import { ensureSystem, forTests } from './ensure-system.mjs'
import { runStages } from './run-stages.mjs'
import { script } from './script.mjs'
import { choose, stages } from './stages.mjs'

script(async (args) => {
  await ensurePackages()
  const { chosen, files } = choose(args, stages)
  if (chosen.some((stage) => !stage.isFast)) await ensureSystem(forTests)
  return await runStages(chosen, files)
})
