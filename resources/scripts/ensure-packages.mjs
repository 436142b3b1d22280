/** Installs npm packages from the lock file when they are missing or are not those that the lock file names. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal, root } from './project.mjs'
import { run } from './run.mjs'
import { progress } from './script.mjs'

export async function ensurePackages() {
  const wanted = readLock(join(root, 'package-lock.json'))
  const present = readLock(join(root, 'node_modules', '.package-lock.json'))
  if (wanted === null)
    throw new Refusal(
      'package-lock.json is missing or damaged. Get it back with "git checkout package-lock.json".',
    )
  if (present !== null && isInstalled(wanted, present)) return
  progress(present === null ? 'Installing packages (about half a minute) …' : 'Updating packages …')
  await install(present !== null)
}

/** Every package of the lock is there in its version; optional ones of other platforms may be missing. */
export function isInstalled(wanted, present) {
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true
    const there = present[path]
    return there === undefined ? optional === true : there.version === version
  })
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null
  } catch {
    return null
  }
}

async function install(hasSome) {
  // `npm ci` empties node_modules first, which Windows refuses while the Node in there runs this very script.
  const verb = process.platform === 'win32' && hasSome ? 'install' : 'ci'
  const { command, args, shell } = npm()
  const result = await run(
    command,
    [...args, verb, '--no-audit', '--no-fund', '--loglevel=error'],
    {
      shell,
      env: { npm_config_progress: 'false' },
    },
  )
  if (result.status !== 0) throw new Refusal(whyNot(result))
}

/** npm as it was called, with the Node that runs it: the one in node_modules is about to be replaced. */
function npm() {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env
  const isUsable = cli?.endsWith('.js') && existsSync(cli)
  if (isUsable && node !== undefined && !node.startsWith(join(root, 'node_modules')))
    return { command: node, args: [cli], shell: false }
  return { command: 'npm', args: [], shell: process.platform === 'win32' }
}

const networkTrouble = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/
const reasons = [
  [
    networkTrouble,
    'the package registry cannot be reached. See that this machine has a network (or a proxy set for npm), then do this again.',
  ],
  [/ENOSPC/, 'the disk is full. Make room, then do this again.'],
  [
    /EACCES|EPERM/,
    `this user may not write to ${join(root, 'node_modules')}. Give it the right, or remove that folder, then do this again.`,
  ],
  [
    /EUSAGE|in sync/,
    'package.json and package-lock.json do not belong together. Run "npm install" once, then do this again.',
  ],
]

function whyNot({ status, text, reason }) {
  if (status === null)
    return `npm cannot be started (${reason}). Install Node with npm, then do this again.`
  const known = reasons.find(([pattern]) => pattern.test(text))
  const said =
    text
      .trim()
      .split('\n')
      .find((line) => line.includes('npm error')) ?? 'npm said nothing'
  return `Packages could not be installed: ${known?.[1] ?? said.replace('npm error', '').trim()}`
}
