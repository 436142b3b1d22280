/** The stages of `npm test`, in order: the cheap ones that catch most come first. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project.mjs'

const minuteMs = 60_000

export const stages = [
  { name: 'typecheck', kind: 'tool', isFast: true, timeLimitMs: 2 * minuteMs, command: typescript },
  { name: 'lint', kind: 'tool', isFast: true, timeLimitMs: 2 * minuteMs, command: biome },
  { name: 'arch', kind: 'vitest', isFast: true, timeLimitMs: 2 * minuteMs },
  { name: 'unit', kind: 'vitest', isFast: true, timeLimitMs: 4 * minuteMs },
  { name: 'contract', kind: 'vitest', isFast: false, timeLimitMs: 3 * minuteMs },
  { name: 'migration', kind: 'vitest', isFast: false, timeLimitMs: 3 * minuteMs },
  {
    name: 'integration',
    kind: 'vitest',
    isFast: false,
    timeLimitMs: 6 * minuteMs,
    needsBuild: true,
  },
  { name: 'e2e', kind: 'vitest', isFast: false, timeLimitMs: 8 * minuteMs, needsBuild: true },
]

/** `npm test -- unit test/unit/gs1`: names of stages, and files that narrow them. */
export function choose(args, all) {
  const names = args.filter((arg) => all.some((stage) => stage.name === arg))
  const files = args.filter((arg) => !names.includes(arg))
  const wanted = all.filter((stage) => names.length === 0 || names.includes(stage.name))
  if (files.length === 0) return { chosen: wanted, files }
  const ofFiles = files.map((file) => /^test\/(\w+)/.exec(file)?.[1])
  const chosen = wanted.filter(
    (stage) =>
      stage.kind === 'vitest' &&
      (names.length > 0 || ofFiles.includes(undefined) || ofFiles.includes(stage.name)),
  )
  return { chosen, files }
}

function typescript() {
  return { isNode: true, args: [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', '.'] }
}

/** Null where Biome has no package for this platform here: it is installed for Linux on x64 alone. */
function biome() {
  const file = process.platform === 'win32' ? 'biome.exe' : 'biome'
  const name = `cli-${process.platform}-${process.arch}`
  const path = join(root, 'node_modules', '@biomejs', name, file)
  if (!existsSync(path)) return { skipped: `no @biomejs/${name} here` }
  return {
    isNode: false,
    program: path,
    args: ['ci', '--colors=off', '--diagnostic-level=error', '--assist-enabled=false', '.'],
  }
}
