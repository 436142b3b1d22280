/**
 * A pool of solver workers: implements the SolverRunner port. Workers start when they are first needed, answer
 * one task at a time, and are replaced when they die; the task of a dead worker is tried once more. An
 * abort raises a flag in shared memory that the search polls, so that the worker itself lives on.
 */
import { Worker } from 'node:worker_threads'
import { AppError } from '../../src-shared/base/app-error.ts'
import type { PackRequest, PackResponse } from '../../src-shared/model/packing.ts'
import type { Log } from '../core/port/log.ts'
import type { SolveRunOptions, SolverRunner } from '../core/port/solver-runner.ts'
import type { Violation } from '../core/solver/validate.ts'
import type { SolveTask, WorkerMessage } from './messages.ts'

export type SolverPoolOptions = {
  /** `worker.ts` beside this file in tests and in development, the bundled worker otherwise. */
  readonly workerUrl: URL
  readonly size: number
  readonly log: Log
}

type Job = {
  readonly task: SolveTask
  readonly resolve: (response: PackResponse) => void
  readonly reject: (error: AppError) => void
  isSettled: boolean
  attempts: number
}

type Slot = { readonly worker: Worker; readonly ready: Promise<void>; job: Job | null }

const MOST_ATTEMPTS = 2

export function createSolverPool(options: SolverPoolOptions): SolverRunner {
  return new SolverPool(options)
}

class SolverPool implements SolverRunner {
  readonly #options: SolverPoolOptions
  readonly #slots = new Set<Slot>()
  readonly #queue: Job[] = []
  #lastId = 0
  #isClosed = false

  constructor(options: SolverPoolOptions) {
    this.#options = options
  }

  solve(request: PackRequest, options: SolveRunOptions = {}): Promise<PackResponse> {
    const { signal, requestId, vizUrl } = options
    return new Promise((resolve, reject) => {
      if (this.#isClosed || signal?.aborted) return reject(abortedError())
      const stopFlag = new SharedArrayBuffer(4)
      this.#lastId++
      const task = { id: this.#lastId, request, requestId, vizUrl, stopFlag }
      const onAbort = () => {
        Atomics.store(new Int32Array(stopFlag), 0, 1)
        this.#settle(job, () => reject(abortedError()))
      }
      const job: Job = {
        task,
        resolve: (response) => {
          signal?.removeEventListener('abort', onAbort)
          resolve(response)
        },
        reject: (error) => {
          signal?.removeEventListener('abort', onAbort)
          reject(error)
        },
        isSettled: false,
        attempts: 0,
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      this.#queue.push(job)
      this.#assign()
    })
  }

  async warm(): Promise<void> {
    if (this.#isClosed) return
    const [first = this.#startWorker()] = this.#slots
    await first.ready
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const jobs = [...this.#queue.splice(0), ...[...this.#slots].flatMap((slot) => slot.job ?? [])]
    for (const job of jobs) this.#settle(job, () => job.reject(abortedError()))
    await Promise.all([...this.#slots].map((slot) => slot.worker.terminate()))
    this.#slots.clear()
  }

  #settle(job: Job, settle: () => void): void {
    if (job.isSettled) return
    job.isSettled = true
    settle()
  }

  /** Gives waiting jobs to idle workers, starting one where there is room. */
  #assign(): void {
    while (this.#queue.length > 0 && !this.#isClosed) {
      if (this.#queue[0]?.isSettled) {
        this.#queue.shift()
        continue
      }
      const slot = this.#idleSlot()
      if (slot === undefined) return
      const job = this.#queue.shift()
      if (job === undefined) return
      slot.job = job
      job.attempts++
      slot.worker.ref()
      slot.worker.postMessage(job.task)
    }
  }

  #idleSlot(): Slot | undefined {
    for (const slot of this.#slots) if (slot.job === null) return slot
    return this.#slots.size < Math.max(1, this.#options.size) ? this.#startWorker() : undefined
  }

  #startWorker(): Slot {
    const worker = new Worker(this.#options.workerUrl)
    const { promise, resolve } = Promise.withResolvers<void>()
    const slot: Slot = { worker, ready: promise, job: null }
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'ready') resolve()
      else this.#onAnswer(slot, message)
    })
    worker.on('error', (error) => this.#onDeath(slot, error))
    worker.on('exit', () => {
      resolve()
      this.#onDeath(slot, undefined)
    })
    // An idle worker must not keep the process alive.
    worker.unref()
    this.#slots.add(slot)
    return slot
  }

  #onAnswer(slot: Slot, message: Exclude<WorkerMessage, { kind: 'ready' }>): void {
    const job = slot.job
    slot.job = null
    slot.worker.unref()
    if (job !== null && message.id === job.task.id)
      this.#settle(job, () => this.#deliver(job, message))
    this.#assign()
  }

  #deliver(job: Job, message: Exclude<WorkerMessage, { kind: 'ready' }>): void {
    switch (message.kind) {
      case 'solved':
        this.#logRejected(message.rejected)
        job.resolve(message.response)
        return
      case 'refused': {
        const isLimit = message.refusal.code === 'limit_exceeded'
        const code = isLimit ? 'solver/limit' : 'solver/bad-request'
        job.reject(new AppError(code, message.refusal.message))
        return
      }
      case 'failed':
        this.#options.log.error('The solver failed on a request.', { trace: message.message })
        job.reject(diedError())
    }
  }

  #logRejected([first, ...others]: readonly Violation[]): void {
    if (first === undefined) return
    this.#options.log.error('A plan did not pass the judge; the safe plan was given instead.', {
      code: 'solver/invalid-plan',
      violation: first.code,
      itemId: first.itemId,
      others: others.length,
    })
  }

  #onDeath(slot: Slot, error: unknown): void {
    if (!this.#slots.delete(slot) || this.#isClosed) return
    const job = slot.job
    slot.job = null
    this.#options.log.warn('A solver worker died and is replaced.', { hadJob: job !== null })
    if (job !== null && !job.isSettled) {
      if (job.attempts < MOST_ATTEMPTS) this.#queue.unshift(job)
      else this.#settle(job, () => job.reject(diedError(error)))
    }
    this.#assign()
  }
}

function abortedError(): AppError {
  return new AppError('solver/aborted', 'Planning was stopped before it was done.')
}

function diedError(cause?: unknown): AppError {
  return new AppError(
    'solver/worker-died',
    'Planning failed twice. Try again, or pack by hand.',
    {},
    cause,
  )
}
