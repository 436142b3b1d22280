/**
 * A solver worker for tests that dies in the middle of its work: always on the item `deadly`, and on an item
 * `deadly-once:<file>` as long as that file is not there.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { answerRequest } from '../../src-main/solver-worker/answer.ts'
import type { SolveTask } from '../../src-main/solver-worker/messages.ts'

const ONCE = 'deadly-once:'

parentPort?.on('message', (task: SolveTask) => {
  const { items } = task.request as { items: { id?: string }[] }
  const id = items[0]?.id ?? ''
  if (id === 'deadly') process.exit(1)
  const mark = id.slice(ONCE.length)
  if (id.startsWith(ONCE) && !existsSync(mark)) {
    writeFileSync(mark, '')
    process.exit(1)
  }
  const answer = answerRequest(task.request, { shouldStop: () => false, nowMs: () => 0 })
  if (answer.ok)
    parentPort?.postMessage({
      kind: 'solved',
      id: task.id,
      response: answer.response,
      rejected: [],
    })
})
parentPort?.postMessage({ kind: 'ready' })
