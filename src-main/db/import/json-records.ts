/**
 * Finds the objects of a JSON array, or of JSON lines, in a stream of text, without holding more than one of them.
 * Only brackets and strings are followed here; each object's text is then parsed and checked by JSON.parse.
 */
import { badFile } from './text-chunks.ts'

export type JsonRecord = {
  readonly line: number
  readonly value: Readonly<Record<string, unknown>>
}

const longestRecordChars = 4 * 1024 * 1024
const deepest = 64

type Place = 'start' | 'between' | 'inside' | 'end'

class ObjectSplitter {
  #fileName: string
  #line = 1
  #place: Place = 'start'
  #isArray = false
  /** In an array a comma must stand between two objects. */
  #needsComma = false
  #hasComma = false
  #depth = 0
  #isText = false
  #isEscaped = false
  #startLine = 1
  #kept = ''

  constructor(fileName: string) {
    this.#fileName = fileName
  }

  *push(chunk: string): Generator<JsonRecord> {
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      const char = chunk.charCodeAt(at)
      if (char === 10) this.#line += 1
      if (this.#place !== 'inside') {
        if (this.#outside(char)) from = at
        continue
      }
      if (!this.#closes(char)) continue
      yield this.#record(this.#kept + chunk.slice(from, at + 1))
      this.#kept = ''
    }
    if (this.#place !== 'inside') return
    this.#kept += chunk.slice(from)
    if (this.#kept.length > longestRecordChars)
      throw this.#refusal(`has a record of more than 4 MB that begins in line ${this.#startLine}.`)
  }

  finish(): void {
    if (this.#place === 'inside')
      throw this.#refusal(`ends inside the record that begins in line ${this.#startLine}.`)
    if (this.#isArray && this.#place !== 'end')
      throw this.#refusal('ends before its list is closed with "]".')
  }

  /** A character between two objects; true when an object begins with it. */
  #outside(char: number): boolean {
    if (char === 32 || char === 9 || char === 10 || char === 13) return false
    if (char === 91 && this.#place === 'start') {
      this.#isArray = true
      this.#place = 'between'
      return false
    }
    if (char === 44 && this.#isArray && this.#needsComma && !this.#hasComma) {
      this.#hasComma = true
      return false
    }
    if (char === 93 && this.#isArray && this.#place === 'between' && !this.#hasComma) {
      this.#place = 'end'
      return false
    }
    const isExpected = this.#place !== 'end' && (!this.#needsComma || this.#hasComma)
    if (char !== 123 || !isExpected)
      throw this.#refusal(
        `is no JSON list of records: ${JSON.stringify(String.fromCharCode(char))} in line ${this.#line} is not expected there.`,
      )
    this.#place = 'inside'
    this.#startLine = this.#line
    this.#depth = 1
    return true
  }

  /** A character inside an object; true when the object ends with it. */
  #closes(char: number): boolean {
    if (this.#isText) {
      if (this.#isEscaped) this.#isEscaped = false
      else if (char === 92) this.#isEscaped = true
      else if (char === 34) this.#isText = false
      return false
    }
    if (char === 34) this.#isText = true
    else if (char === 123 || char === 91) this.#deepen()
    else if (char === 125 || char === 93) this.#depth -= 1
    if (this.#depth > 0) return false
    this.#place = 'between'
    this.#needsComma = this.#isArray
    this.#hasComma = false
    return true
  }

  #deepen(): void {
    this.#depth += 1
    if (this.#depth > deepest)
      throw this.#refusal(`is nested more than ${deepest} levels deep in line ${this.#line}.`)
  }

  #record(text: string): JsonRecord {
    try {
      return { line: this.#startLine, value: JSON.parse(text) as Record<string, unknown> }
    } catch (error) {
      throw this.#refusal(`has a record in line ${this.#startLine} that is no JSON.`, error)
    }
  }

  #refusal(what: string, cause?: unknown): Error {
    return badFile(this.#fileName, what, cause)
  }
}

export async function* jsonRecords(
  chunks: AsyncIterable<string>,
  fileName: string,
): AsyncGenerator<JsonRecord> {
  const splitter = new ObjectSplitter(fileName)
  for await (const chunk of chunks) yield* splitter.push(chunk)
  splitter.finish()
}
