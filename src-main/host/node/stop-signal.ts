/** The wish to end: the first signal ends a command cleanly, the second one at once. */
export type StopSignal = { readonly promise: Promise<void>; stop(): void }

export function stopSignal(): StopSignal {
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      resolve()
      process.on(signal, () => process.exit(1))
    })
  return { promise, stop: resolve }
}
