/** Reads vitest's JSON report: counts, and each failure with its name and message. */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from './project.mjs'

/** Null when there is no report, which means that vitest itself broke. */
export function readReport(path) {
  let report
  try {
    report = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
  const failures = report.testResults.flatMap(failuresOf)
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  }
}

function failuresOf(file) {
  const path = relative(root, file.name)
  const tests = file.assertionResults.filter((test) => test.status === 'failed')
  // A file that cannot be loaded has no tests and still must not pass.
  if (tests.length === 0 && file.status === 'failed')
    return [{ title: path, message: file.message || 'The file could not be run.' }]
  return tests.map((test) => ({
    title: `${path} > ${test.fullName}`,
    message: test.failureMessages.map(withoutFrames).join('\n'),
  }))
}

/** Leaves the frames in our own files: where vitest called us from says nothing. */
function withoutFrames(message) {
  return message
    .split('\n')
    .filter((line) => !/^\s+at .*(node_modules|node:internal|new Promise)/.test(line))
    .join('\n')
}
