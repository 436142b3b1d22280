/** Builds into out/ when the sources are not those of the last build, told by a hash of what is in them. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeBinary, Refusal, root } from './project.mjs'
import { run } from './run.mjs'
import { progress } from './script.mjs'

const sources = ['src-main', 'src-shared', 'src-renderer']
const files = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.json']
const stamp = join(root, 'out', 'sources.sha256')
const built = [
  'main/packwright.js',
  'main/electron.js',
  'preload/preload.cjs',
  'renderer/index.html',
]

export async function ensureBuild({ force = false } = {}) {
  const hash = hashSources()
  if (!force && isFresh(hash)) return
  progress('Building …')
  rmSync(stamp, { force: true })
  const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const result = await run(nodeBinary(), [cli, 'build', '--logLevel', 'warn'], {
    env: { NODE_ENV: 'production' },
  })
  if (result.status !== 0)
    throw new Refusal(`The build failed:\n${result.text.trim()}\nThe station was not started.`)
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(stamp, hash)
}

function isFresh(hash) {
  if (!built.every((file) => existsSync(join(root, 'out', file)))) return false
  try {
    return readFileSync(stamp, 'utf8') === hash
  } catch {
    return false
  }
}

function hashSources() {
  const hash = createHash('sha256')
  const add = (path) =>
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  for (const folder of sources)
    for (const entry of readdirSync(join(root, folder), { recursive: true }).map(String).sort())
      if (/\.[a-z0-9]+$/i.test(entry)) addFile(join(folder, entry), add)
  for (const file of files) add(file)
  return hash.digest('hex')
}

function addFile(path, add) {
  try {
    add(path)
  } catch (error) {
    if (error.code !== 'EISDIR') throw error
  }
}
