/** `npm run check`: the fast stages only (types, lint, architecture, unit), to be run before each commit. */
import { ensurePackages } from './ensure-packages.mjs'
import { runStages } from './run-stages.mjs'
import { script } from './script.mjs'
import { choose, stages } from './stages.mjs'

script(async (args) => {
  await ensurePackages()
  const fast = stages.filter((stage) => stage.isFast)
  const { chosen, files } = choose(args, fast)
  return await runStages(chosen, files)
})
