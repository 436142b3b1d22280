/** Worker-thread entry: one task at a time, in the order of arrival. */
import { parentPort } from 'node:worker_threads'
import { answerRequest } from './answer.ts'
import type { SolveTask, WorkerMessage } from './messages.ts'

const port = parentPort
if (port === null) throw new TypeError('This file is the entry of a worker thread.')

const say = (message: WorkerMessage) => port.postMessage(message)

port.on('message', (task: SolveTask) => say(answerTask(task)))
say({ kind: 'ready' })

function answerTask(task: SolveTask): WorkerMessage {
  const stop = new Int32Array(task.stopFlag)
  try {
    const answer = answerRequest(task.request, {
      shouldStop: () => Atomics.load(stop, 0) !== 0,
      nowMs: () => performance.now(),
      ...(task.requestId === undefined ? {} : { requestId: task.requestId }),
      ...(task.vizUrl === undefined ? {} : { vizUrl: task.vizUrl }),
    })
    if (!answer.ok) return { kind: 'refused', id: task.id, refusal: answer.refusal }
    return { kind: 'solved', id: task.id, response: answer.response, rejected: answer.rejected }
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { kind: 'failed', id: task.id, message }
  }
}
