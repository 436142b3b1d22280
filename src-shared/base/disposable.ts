/** Something that holds a resource until `dispose` is called; a second call does nothing. */
export type Disposable = { dispose(): void }

/** Collects what has to be let go together. What is added after `dispose` is let go at once. */
export class DisposableStore implements Disposable {
  #items: Disposable[] = []
  #isDisposed = false

  add<T extends Disposable>(item: T): T {
    if (this.#isDisposed) item.dispose()
    else this.#items.push(item)
    return item
  }

  /** Lets everything go, the last first. */
  dispose(): void {
    this.#isDisposed = true
    for (const item of this.#items.splice(0).reverse()) item.dispose()
  }
}

export function disposable(dispose: () => void): Disposable {
  let isDone = false
  return {
    dispose() {
      if (isDone) return
      isDone = true
      dispose()
    },
  }
}
