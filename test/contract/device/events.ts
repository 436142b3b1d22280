/** Everything that was told, in order, and a way to wait for what is still to come. */
export type Heard<T> = {
  readonly all: readonly T[]
  /** Resolves with the first value, past or future, that fits. */
  until(fits: (value: T) => boolean): Promise<T>
  /** Resolves when so many have been told. */
  count(n: number): Promise<readonly T[]>
}

export function hear<T>(listen: (listener: (value: T) => void) => unknown): Heard<T> {
  const all: T[] = []
  const checks = new Set<() => void>()
  listen((value) => {
    all.push(value)
    for (const check of [...checks]) check()
  })
  const when = <R>(read: () => R | undefined): Promise<R> =>
    new Promise((resolve) => {
      const check = () => {
        const result = read()
        if (result === undefined) return
        checks.delete(check)
        resolve(result)
      }
      checks.add(check)
      check()
    })
  return {
    all,
    until: (fits) =>
      when(() => {
        const found = all.find(fits)
        return found === undefined ? undefined : { found }
      }).then(({ found }) => found),
    count: (n) => when(() => (all.length >= n ? all : undefined)),
  }
}
