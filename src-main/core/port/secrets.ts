/** Keeps secrets so that a copy of the database alone does not give them away. Each host has its own way to do that. */
export type Secrets = {
  /** Text to store. Sealing the same secret twice gives two different texts. */
  seal(secret: string): string
  /** Throws AppError `data/secret-lost` for a text that was changed, or sealed under another key. */
  open(sealed: string): string
}
