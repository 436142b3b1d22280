/** Makes the compiler prove that a `switch` handles every member of a union. */
export function assertNever(value: never): never {
  throw new TypeError(`Not handled: ${JSON.stringify(value)}`)
}
