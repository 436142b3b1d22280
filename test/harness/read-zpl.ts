/**
 * Reads ZPL the way a printer's parser does, independent of what writes it: at every byte a caret or a tilde begins a
 * command, some control bytes stand for them, and ^FH gives field data its hexadecimal escapes. For tests that ask what
 * a hostile text can make of a label.
 */
export type ZplCommand = {
  /** Two letters after the caret or tilde, `A0` for the font command. */
  readonly name: string
  readonly isControl: boolean
  readonly parameters: string
}

/** Bytes that firmware takes for commands: ^XA, ^XZ, ^FS, `~`, `^` and the delimiter. */
const COMMAND_BYTES: Readonly<Record<string, string>> = {
  '\u0002': '^XA',
  '\u0003': '^XZ',
  '\u000f': '^FS',
  '\u0010': '~',
  '\u001e': '^',
  '\u001f': ',',
}

export function readZpl(bytes: Uint8Array): ZplCommand[] {
  let text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  for (const [byte, meaning] of Object.entries(COMMAND_BYTES)) text = text.replaceAll(byte, meaning)
  const commands: ZplCommand[] = []
  for (const match of text.matchAll(/([\^~])([^^~]{0,2})([^^~]*)/g)) {
    const [, mark, name = '', parameters = ''] = match
    commands.push({ name, isControl: mark === '~', parameters: parameters.replace(/\n$/, '') })
  }
  return commands
}

/** The texts that a label prints or encodes, un-escaped, in the order of its fields. */
export function fieldTexts(commands: readonly ZplCommand[]): string[] {
  return commands
    .filter((command) => command.name === 'FD')
    .map(({ parameters }) => {
      const bytes: number[] = []
      const encoded = new TextEncoder().encode(parameters)
      for (let at = 0; at < encoded.length; at++) {
        const isEscape = encoded[at] === 0x5f
        const hex = String.fromCharCode(encoded[at + 1] ?? 0, encoded[at + 2] ?? 0)
        if (isEscape && /^[0-9A-F]{2}$/.test(hex)) {
          bytes.push(Number.parseInt(hex, 16))
          at += 2
        } else bytes.push(encoded[at] ?? 0)
      }
      return new TextDecoder().decode(Uint8Array.from(bytes))
    })
}
