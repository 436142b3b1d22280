/** The set-up scripts' decisions, without a network and without installing anything. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { root } from '../../arch/source-files.ts'

const scripts = join(root, 'resources', 'scripts')

/** Evaluates an expression with a script's exports, in a process of its own. */
function evaluate(script: string, names: string, expression: string): unknown {
  const code = `import { ${names} } from ${JSON.stringify(pathToFileURL(join(scripts, script)).href)}; console.log(JSON.stringify(${expression}) ?? 'null')`
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }),
  )
}

test.each([
  ['18.20.0', false],
  ['20.20.2', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['24.21.0', true],
])('Node %s is good enough: %s', (version, isGood) => {
  expect(evaluate('project.mjs', 'isNodeGoodEnough', `isNodeGoodEnough('${version}')`)).toBe(isGood)
})

describe('packages count as installed', () => {
  const isInstalled = (wanted: object, present: object) =>
    evaluate(
      'ensure-packages.mjs',
      'isInstalled',
      `isInstalled(${JSON.stringify(wanted)}, ${JSON.stringify(present)})`,
    )
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/win': { version: '2.0.0', optional: true },
  }

  test('when each is there in its version, those for other systems apart', () => {
    expect(isInstalled(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(true)
  })
  test('not when one is missing or of another version', () => {
    expect(isInstalled(wanted, {})).toBe(false)
    expect(isInstalled(wanted, { 'node_modules/a': { version: '0.9.0' } })).toBe(false)
  })
})

describe('npm test -- …', () => {
  const chosen = (...args: string[]) =>
    evaluate(
      'stages.mjs',
      'choose, stages',
      `choose(${JSON.stringify(args)}, stages).chosen.map((stage) => stage.name)`,
    )

  test('runs everything, the quick stages first', () => {
    expect(chosen()).toEqual([
      'typecheck',
      'lint',
      'arch',
      'unit',
      'contract',
      'migration',
      'integration',
      'e2e',
    ])
  })
  test('runs the stages that are named, in their order', () => {
    expect(chosen('e2e', 'unit')).toEqual(['unit', 'e2e'])
  })
  test('runs the stage that a file belongs to', () => {
    expect(chosen('test/unit/gs1')).toEqual(['unit'])
    expect(chosen('unit', 'gtin')).toEqual(['unit'])
  })
})

describe('a bare clone whose packages cannot be installed', () => {
  /** A project with our scripts, a lock file, and an npm that says what a real one says and fails. */
  function clone(npmSays: string): { status: number | null; out: string; err: string } {
    const dir = mkdtempSync(join(tmpdir(), 'packwright-clone-'))
    mkdirSync(join(dir, 'resources'))
    cpSync(scripts, join(dir, 'resources', 'scripts'), { recursive: true })
    writeFileSync(join(dir, 'package.json'), '{"name":"packwright"}')
    writeFileSync(
      join(dir, 'package-lock.json'),
      '{"packages":{"node_modules/a":{"version":"1.0.0"}}}',
    )
    const npm = join(dir, 'npm.js')
    writeFileSync(npm, `console.error(${JSON.stringify(npmSays)}); process.exit(1)`)
    const result = spawnSync(
      process.execPath,
      [join(dir, 'resources', 'scripts', 'start.mjs'), '--headless'],
      {
        encoding: 'utf8',
        env: { ...process.env, npm_execpath: npm, npm_node_execpath: process.execPath, PATH: '' },
      },
    )
    return { status: result.status, out: result.stdout, err: result.stderr }
  }

  test.each([
    [
      'npm error network request to x failed, reason: getaddrinfo ENOTFOUND x',
      /the package registry cannot be reached/,
    ],
    ['npm error code ENOSPC', /the disk is full/],
    ['npm error code EACCES\nnpm error path /x', /this user may not write to/],
    ['npm error code EUSAGE', /do not belong together/],
    ['npm error something new', /could not be installed: something new/],
  ])('%j ends in a sentence', (npmSays, sentence) => {
    const { status, out, err } = clone(npmSays)
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toMatch(/^Installing packages/)
    expect(err).toMatch(sentence)
    expect(err).not.toMatch(/\n\s+at |node:internal/)
  })
})

describe('licences', () => {
  const isAllowed = (text: string) =>
    evaluate('shipped-packages.mjs', 'isAllowed', `isAllowed(${JSON.stringify(text)})`)

  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['(BSD-2-Clause AND Apache-2.0)', true],
    ['(MIT AND GPL-3.0)', false],
    ['GPL-3.0-only', false],
    ['not named', false],
  ])('%s may be shipped: %s', (text, isFine) => {
    expect(isAllowed(text)).toBe(isFine)
  })
})

describe("vitest's report", () => {
  const read = (report: object) => {
    const path = join(mkdtempSync(join(tmpdir(), 'packwright-report-')), 'report.json')
    writeFileSync(path, JSON.stringify(report))
    return evaluate('vitest-report.mjs', 'readReport', `readReport(${JSON.stringify(path)})`)
  }
  const counts = { numPassedTests: 2, numPendingTests: 1, numTodoTests: 0 }

  test('counts what failed with its name and message', () => {
    const failed = {
      status: 'failed',
      fullName: 'a mug is packed',
      failureMessages: ['expected 1'],
    }
    const file = {
      name: join(root, 'test/unit/a.test.ts'),
      status: 'failed',
      assertionResults: [failed],
    }
    expect(read({ ...counts, testResults: [file] })).toEqual({
      passed: 2,
      failed: 1,
      skipped: 1,
      failures: [{ title: 'test/unit/a.test.ts > a mug is packed', message: 'expected 1' }],
    })
  })

  test('a file that cannot be loaded fails, although it has no tests', () => {
    const file = {
      name: join(root, 'test/unit/a.test.ts'),
      status: 'failed',
      assertionResults: [],
      message: 'no such module',
    }
    expect(read({ ...counts, testResults: [file] })).toMatchObject({ failed: 1 })
  })

  test('no report at all is told apart from an empty one', () => {
    expect(evaluate('vitest-report.mjs', 'readReport', "readReport('/nowhere.json')")).toBeNull()
  })
})
