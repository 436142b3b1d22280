/** Reads a file as UTF-8 text, a piece at a time. Refuses other encodings and NUL bytes in a sentence; drops a BOM. */
import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '../../../src-shared/base/app-error.ts'

export function badFile(fileName: string, what: string, cause?: unknown): AppError {
  return new AppError(
    'import/bad-file',
    `${fileName} ${what} Nothing was imported.`,
    { fileName },
    cause,
  )
}

export function fileSize(path: string): number {
  try {
    const found = statSync(path)
    if (found.isFile()) return found.size
  } catch (error) {
    throw badFile(path, 'is not there or may not be read.', error)
  }
  throw badFile(path, 'is not a file.')
}

/** `onBytes` hears how far the file was read. */
export async function* textChunks(
  path: string,
  onBytes: (bytesRead: number) => void,
): AsyncGenerator<string> {
  const name = basename(path)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytesRead = 0
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 })) {
      const bytes = chunk as Buffer
      if (bytesRead === 0) refuseOtherUnicode(bytes, name)
      if (bytes.includes(0)) throw badFile(name, 'holds NUL bytes, so it is no text.')
      bytesRead += bytes.length
      yield decode(decoder, bytes, name)
      onBytes(bytesRead)
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw badFile(name, 'cannot be read to its end.', error)
  }
  const rest = decode(decoder, null, name)
  if (rest !== '') yield rest
}

function refuseOtherUnicode(bytes: Buffer, name: string): void {
  const [first, second, third, fourth] = bytes
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const looksWide =
    (first === 0) !== (second === 0) &&
    (third === 0) === (first === 0) &&
    (fourth === 0) === (second === 0)
  if (hasMark || (bytes.length >= 4 && looksWide))
    throw badFile(name, 'is written in UTF-16. Save it as UTF-8 and import it again.')
}

function decode(decoder: TextDecoder, bytes: Buffer | null, name: string): string {
  try {
    return bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true })
  } catch (error) {
    throw badFile(name, 'is not written in UTF-8. Save it as UTF-8 and import it again.', error)
  }
}

/** Enough of the file to see its format: its first pieces, up to one that is not blank. */
export async function firstText(chunks: AsyncGenerator<string>): Promise<string> {
  let text = ''
  while (text.trim() === '') {
    const next = await chunks.next()
    if (next.done) return text
    text += next.value
  }
  return text
}

export async function* withFirst(
  first: string,
  rest: AsyncGenerator<string>,
): AsyncGenerator<string> {
  if (first !== '') yield first
  yield* rest
}
