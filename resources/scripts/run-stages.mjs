/**
 * Runs stages one after the other and prints each result, then every failure, then the counts. A stage that is no
 * vitest stage counts as one test. stdout's last line is `N passed, N failed`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuild } from './ensure-build.mjs'
import { nodeBinary, root } from './project.mjs'
import { run } from './run.mjs'
import { readReport } from './vitest-report.mjs'

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')

/** The exit status: 0 when nothing failed. */
export async function runStages(stages, files) {
  const folder = mkdtempSync(join(tmpdir(), 'packwright-test-'))
  const results = []
  try {
    for (const stage of stages) results.push(await runStage(stage, files, folder))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  for (const { stage, failures } of results)
    for (const { title, message } of failures)
      print(`\n✗ ${stage.name}: ${title}\n${indent(message)}`)
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  print(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1
}

async function runStage(stage, files, folder) {
  const startedAt = performance.now()
  const result = await attempt(stage, files, folder)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const mark = result.failed > 0 ? '✗' : result.note ? '-' : '✓'
  const skipped = result.skipped ? `, ${result.skipped} skipped` : ''
  const counts = result.note ?? `${result.passed} passed, ${result.failed} failed${skipped}`
  print(`${mark} ${stage.name.padEnd(12)}${counts.padEnd(36)}${seconds.padStart(7)} s`)
  return { stage, ...result }
}

async function attempt(stage, files, folder) {
  try {
    if (stage.needsBuild) await ensureBuild()
    return stage.kind === 'tool' ? await runTool(stage) : await runVitest(stage, files, folder)
  } catch (error) {
    return oneFailure('could not start', error instanceof Error ? error.message : String(error))
  }
}

async function runTool(stage) {
  const { isNode, program, args, skipped } = stage.command()
  if (skipped) return { passed: 0, failed: 0, failures: [], note: `skipped: ${skipped}` }
  const command = isNode ? nodeBinary() : program
  const result = await run(command, args, { timeLimitMs: stage.timeLimitMs })
  if (result.status === 0) return { passed: 1, failed: 0, failures: [] }
  return oneFailure('found something', result.text || result.reason)
}

async function runVitest(stage, files, folder) {
  const report = join(folder, `${stage.name}.json`)
  const args = [
    ...[vitest, 'run', '--config', join('test', 'config', 'vitest.config.ts')],
    ...['--project', stage.name, '--passWithNoTests'],
    ...['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    ...files,
  ]
  const result = await run(nodeBinary(), args, {
    timeLimitMs: stage.timeLimitMs,
    env: { NO_COLOR: '1', CI: 'true' },
  })
  const counted = readReport(report)
  if (result.isLate)
    return oneFailure(`did not end within ${stage.timeLimitMs / 60_000} minutes`, tail(result.text))
  if (counted === null)
    return result.status === 0
      ? { passed: 0, failed: 0, failures: [], note: 'no tests' }
      : oneFailure('vitest broke off', tail(result.text))
  // Errors outside of any test end vitest with 1 although every test passed.
  if (result.status !== 0 && counted.failed === 0)
    return { ...counted, ...withFailure(counted, 'errors outside the tests', tail(result.text)) }
  return counted
}

function withFailure(counted, title, message) {
  return { failed: counted.failed + 1, failures: [...counted.failures, { title, message }] }
}

function oneFailure(title, message) {
  return { passed: 0, failed: 1, failures: [{ title, message }] }
}

function tail(text) {
  return text.split('\n').slice(-60).join('\n')
}

function indent(text) {
  return text
    .split('\n')
    .slice(0, 80)
    .map((line) => `    ${line}`)
    .join('\n')
}

function print(line) {
  process.stdout.write(`${line}\n`)
}
