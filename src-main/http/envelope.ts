/** How the local API says that something went wrong, until a system's own contract says it differently. */
export type ErrorEnvelope = { readonly error: { readonly code: string; readonly message: string } }

export function errorEnvelope(code: string, message: string): ErrorEnvelope {
  return { error: { code, message } }
}
