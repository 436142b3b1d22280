import { AppError } from '../../../src-shared/base/app-error.ts'
import type { Timers } from '../../core/port/clock.ts'
import type { ZebraQuestion } from '../protocol/zebra-questions.ts'
import { type ZebraReply, ZebraReplyReader } from '../protocol/zebra-replies.ts'
import type { Connection, Transport } from '../transport/transport.ts'

/**
 * Questions and answers with one printer over one connection. Silence is a value (null), a connection that goes is an
 * `AppError`, at once, whatever is being waited for. Answers that came before a question are never taken for its answer.
 */
export class ZebraConversation {
  readonly #timers: Timers
  readonly #reader = new ZebraReplyReader()
  #connection: Connection | null = null
  #lost: AppError | null = null
  #replies: ZebraReply[] = []
  #wake: () => void = () => {}
  #missedAnswers = 0

  private constructor(timers: Timers) {
    this.#timers = timers
  }

  static async open(
    transport: Transport,
    timers: Timers,
    signal: AbortSignal,
  ): Promise<ZebraConversation> {
    const conversation = new ZebraConversation(timers)
    const connection = await transport.open(
      {
        received: (bytes) => conversation.#receive(bytes),
        closed: (cause) => conversation.#lose(cause),
      },
      signal,
    )
    conversation.#connection = connection
    signal.addEventListener('abort', () => conversation.close(), { once: true })
    if (signal.aborted) conversation.close()
    return conversation
  }

  get isOpen(): boolean {
    return this.#lost === null && this.#connection?.isOpen === true
  }

  /** Questions that went unanswered: that many answers may still come late and be about the past. */
  get missedAnswers(): number {
    return this.#missedAnswers
  }

  /** It said something, though nothing that a Zebra printer would. */
  get heardNoise(): boolean {
    return this.#reader.strayBytes > 0
  }

  async ask<T>(question: ZebraQuestion<T>, withinMs: number): Promise<T | null> {
    this.#replies = []
    void this.#write(question.bytes)
    let answer: T | null = null
    const isAnswered = await this.#until(() => {
      answer = question.read(this.#replies)
      return answer !== null
    }, withinMs)
    if (!isAnswered) this.#missedAnswers += 1
    return answer
  }

  /** Sends bytes that have no answer. Resolves when all are handed over; rejects when that takes too long. */
  async send(bytes: Uint8Array, withinMs: number): Promise<void> {
    let isSent = false
    void this.#write(bytes).then((isTaken) => {
      isSent = isTaken
      this.#wake()
    })
    if (await this.#until(() => isSent, withinMs)) return
    throw new AppError('printer/timeout', 'The printer does not take the label.', { withinMs })
  }

  async pause(ms: number): Promise<void> {
    await this.#until(() => false, ms)
  }

  close(): void {
    this.#connection?.close()
    this.#lose(null)
  }

  /** True when it came about in time, false when time ran out; throws as soon as the connection is lost. */
  async #until(cameAbout: () => boolean, withinMs: number): Promise<boolean> {
    let isOver = false
    const cancel = this.#timers.after(withinMs, () => {
      isOver = true
      this.#wake()
    })
    try {
      for (;;) {
        if (cameAbout()) return true
        if (this.#lost !== null) throw this.#lost
        if (isOver) return false
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    } finally {
      cancel()
    }
  }

  async #write(bytes: Uint8Array): Promise<boolean> {
    try {
      await this.#connection?.write(bytes)
      return true
    } catch (error) {
      this.#connection?.close()
      this.#lose(error as AppError)
      return false
    }
  }

  #receive(bytes: Uint8Array): void {
    this.#replies.push(...this.#reader.push(bytes))
    this.#wake()
  }

  #lose(cause: AppError | null): void {
    this.#lost ??=
      cause ?? new AppError('device/closed', 'The connection to the printer is closed.')
    this.#wake()
  }
}
