/** What the set-up scripts do with programs that are not theirs: apt-get, and Electron's own installer. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { root } from '../../arch/source-files.ts'

/** A project with our scripts and nothing else. */
function project(): string {
  const dir = mkdtempSync(join(tmpdir(), 'packwright-project-'))
  mkdirSync(join(dir, 'resources'))
  cpSync(join(root, 'resources', 'scripts'), join(dir, 'resources', 'scripts'), { recursive: true })
  return dir
}

function call(dir: string, script: string, expression: string, env: Record<string, string> = {}) {
  const url = pathToFileURL(join(dir, 'resources', 'scripts', script)).href
  const code = `import * as it from ${JSON.stringify(url)}; console.log(JSON.stringify(${expression}) ?? 'null')`
  const result = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    env: { ...process.env, PACKWRIGHT_SKIP_ELECTRON: '', ...env },
  })
  return { value: JSON.parse(result.stdout || '"nothing"'), err: result.stderr }
}

// Only Linux has packages that one command installs: skipped elsewhere.
describe.skipIf(process.platform !== 'linux')('missing system packages', () => {
  const isRoot = process.getuid?.() === 0

  /** The only programs of this system: an apt-get that notes what it was asked, and fails at first when told so. */
  function system(failures: number): { path: string; asked: () => string[] } {
    const path = mkdtempSync(join(tmpdir(), 'packwright-path-'))
    const notes = join(path, 'notes')
    const script = `#!/bin/sh
echo "$@" >> ${notes}
case "$1" in update) exit 0;; esac
read -r count < ${path}/failures
[ "$count" -gt 0 ] || exit 0
echo $((count - 1)) > ${path}/failures
exit 100
`
    writeFileSync(join(path, 'failures'), `${failures}\n`)
    writeFileSync(join(path, 'apt-get'), script)
    chmodSync(join(path, 'apt-get'), 0o755)
    return {
      path,
      asked: () => (existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : []),
    }
  }
  const ensure = (path: string) =>
    call(project(), 'ensure-system.mjs', "await it.ensureSystem(['browser', 'serialPairs'])", {
      PATH: path,
    })

  // Without the right to install there is only the command to print: skipped for others than root.
  test.skipIf(!isRoot)('are installed by root', () => {
    const { path, asked } = system(0)
    const { err } = ensure(path)
    expect(err).toMatch(/^Installing system packages: chromium, socat …/)
    expect(asked().at(-1)).toBe('install -y -q --no-install-recommends chromium socat')
  })

  // Skipped for others than root, as above.
  test.skipIf(!isRoot)('that cannot be installed do not stop anything', () => {
    const { path, asked } = system(9)
    const { err, value } = ensure(path)
    expect(value).toBeNull()
    expect(err).toMatch(
      /could not be installed\. Going on without; to try by hand: apt-get install/,
    )
    expect(asked()).toContain('update -q')
  })

  // Root installs them instead: skipped for root.
  test.skipIf(isRoot)('are named to others with the one command to type', () => {
    const { path, asked } = system(0)
    expect(ensure(path).err).toMatch(/To install: sudo apt-get install -y .* chromium socat/)
    expect(asked()).toEqual([])
  })

  test('are named where there is no apt-get', () => {
    const { err } = ensure(mkdtempSync(join(tmpdir(), 'packwright-path-')))
    expect(err).toMatch(/^Missing on this system: chromium, socat/)
  })
})

describe("Electron's binary", () => {
  const binaries: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe',
  }
  const binary = binaries[process.platform] ?? 'electron'

  /** A project whose Electron package has this installer. */
  function withInstaller(script: string): string {
    const dir = project()
    const folder = join(dir, 'node_modules', 'electron')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"version":"45.0.0","type":"commonjs"}')
    writeFileSync(
      join(folder, 'install.js'),
      `const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
appendFileSync(join(__dirname, 'tries'), 'x')
const binary = join(__dirname, 'dist', ${JSON.stringify(binary)})
${script}`,
    )
    return dir
  }
  const tries = (dir: string) =>
    readFileSync(join(dir, 'node_modules', 'electron', 'tries'), 'utf8')
  const ensure = (dir: string, env = {}) =>
    call(dir, 'ensure-electron.mjs', 'await it.ensureElectron()', env).value

  test('is fetched once and then found', () => {
    const dir = withInstaller(
      "mkdirSync(dirname(binary), { recursive: true }); writeFileSync(binary, '')",
    )
    expect(ensure(dir)).toBeNull()
    expect(ensure(dir)).toBeNull()
    expect(tries(dir)).toBe('x')
  })

  test('that cannot be fetched is asked for once a day, not at each start', () => {
    const dir = withInstaller('process.exit(1)')
    expect(ensure(dir)).toBe('its download server cannot be reached')
    expect(ensure(dir)).toBe('its download server cannot be reached; tried again tomorrow')
    expect(tries(dir)).toBe('x')
  })

  test('is left alone when that was asked for', () => {
    const dir = withInstaller('')
    expect(ensure(dir, { PACKWRIGHT_SKIP_ELECTRON: '1' })).toBe('PACKWRIGHT_SKIP_ELECTRON is set')
    expect(existsSync(join(dir, 'node_modules', 'electron', 'tries'))).toBe(false)
  })
})
