import { disposable, type Disposable } from '../../../src-shared/base/disposable.ts'

/** Tells a value to everyone who asked to hear it, in the order in which they asked. */
export class Announcer<T> {
  readonly #listeners = new Set<(value: T) => void>()

  add(listener: (value: T) => void): Disposable {
    // A wrapper of its own, so that the same function added twice is told twice and let go one at a time.
    const own = (value: T) => listener(value)
    this.#listeners.add(own)
    return disposable(() => this.#listeners.delete(own))
  }

  tell(value: T): void {
    for (const listener of [...this.#listeners]) listener(value)
  }

  clear(): void {
    this.#listeners.clear()
  }
}
