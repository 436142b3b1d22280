/** What is shipped: the dependencies and theirs, by the lock file, each with its licence. Development tools are not. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project.mjs'

const allowed = new Set([
  ...['MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause'],
  ...['0BSD', 'Unlicense', 'CC0-1.0', 'BlueOak-1.0.0', 'Zlib', 'Python-2.0'],
])

/** Sorted by path, without those that this platform has not installed. */
export function shippedPackages() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(lock)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !isTool(path))
    .map(([path]) => ({ path, folder: join(root, path) }))
    .filter(({ folder }) => existsSync(join(folder, 'package.json')))
    .map(({ path, folder }) => describe(path, folder))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Optional dependencies that only make this checkout run and are in no package. */
function isTool(path) {
  return /^node_modules\/(node-(linux|win)-|@biomejs\/)/.test(path)
}

function describe(path, folder) {
  const { name, version } = manifest(folder)
  const licence = licenceOf(folder)
  return { path, folder, name, version, licence, isAllowed: isAllowed(licence) }
}

export function licenceOf(folder) {
  const { license, licenses } = manifest(folder)
  if (typeof license === 'string') return license
  return license?.type ?? licenses?.map((each) => each.type).join(' OR ') ?? 'not named'
}

/** `A OR B` is fine when one is, `A AND B` when all are. */
export function isAllowed(expression) {
  const plain = expression.replaceAll(/[()]/g, '')
  return plain
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((name) => allowed.has(name.trim())))
}

function manifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}
