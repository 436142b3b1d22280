import { AppError } from '../../../src-shared/base/app-error.ts'
import type {
  Connection,
  ConnectionSink,
  Transport,
} from '../../../src-main/device/transport/transport.ts'

/** A transport without a wire: the test is the device at its other end. */
export class MemoryTransport implements Transport {
  readonly address = 'memory'
  /** What was sent over each connection, one entry an opening. */
  readonly sent: string[] = []
  refusal: AppError | null = null
  /** Answers to what comes in, if the device is to answer by itself. */
  onSent: (text: string, say: (text: string) => void) => void = () => {}
  #sink: ConnectionSink | null = null

  get openings(): number {
    return this.sent.length
  }

  get isConnected(): boolean {
    return this.#sink !== null
  }

  async open(sink: ConnectionSink): Promise<Connection> {
    if (this.refusal !== null) throw this.refusal
    const index = this.sent.push('') - 1
    this.#sink = sink
    const isOpen = () => this.#sink === sink
    return {
      get isOpen() {
        return isOpen()
      },
      write: async (bytes) => {
        if (!isOpen()) throw new AppError('device/closed', 'It is closed.')
        const text = String.fromCharCode(...bytes)
        this.sent[index] += text
        this.onSent(text, (answer) => this.say(answer))
      },
      close: () => {
        if (isOpen()) this.#end(null)
      },
    }
  }

  say(text: string): void {
    this.#sink?.received(Uint8Array.from(text, (character) => character.charCodeAt(0)))
  }

  unplug(): void {
    this.#end(new AppError('device/not-found', 'It was unplugged.'))
  }

  #end(cause: AppError | null): void {
    const sink = this.#sink
    this.#sink = null
    sink?.closed(cause)
  }
}
