/** What was found wrong or odd in a file, by line and column: the first 20 in words, and how many there are. */
import { AppError } from '../../../src-shared/base/app-error.ts'

export const shownFindings = 20

/** `line` counts from 1 and is that of the file, header and blank lines included; null: about the whole file. */
export type Finding = {
  readonly line: number | null
  readonly column: string | null
  readonly reason: string
}

export type Findings = { readonly count: number; readonly first: readonly Finding[] }

export class FindingList {
  #count = 0
  #first: Finding[] = []

  /** A list that goes on where another ended. */
  static from(findings: Findings): FindingList {
    const list = new FindingList()
    list.#count = findings.count
    list.#first = [...findings.first]
    return list
  }

  get count(): number {
    return this.#count
  }

  add(line: number | null, column: string | null, reason: string): void {
    this.#count += 1
    if (this.#first.length < shownFindings) this.#first.push({ line, column, reason })
  }

  report(): Findings {
    return { count: this.#count, first: [...this.#first] }
  }
}

export function findingText({ line, column, reason }: Finding): string {
  const place = [
    ...(line === null ? [] : [`line ${line}`]),
    ...(column === null ? [] : [`column ${column}`]),
  ].join(', ')
  return place === '' ? reason : `${place}: ${reason}`
}

/** The refusal of a whole file because of its rows: one sentence, then one line a row. */
export function badRows(fileName: string, findings: Findings): AppError {
  const { count, first } = findings
  const head = `${fileName} was not imported: ${count === 1 ? 'one thing is' : `${count} things are`} wrong in it. Nothing was changed.`
  const rest = count > first.length ? [`… and ${count - first.length} more`] : []
  const message = [head, ...first.map(findingText), ...rest].join('\n')
  return new AppError('import/bad-row', message, { count, line: first[0]?.line ?? null })
}

/** A value as it may be shown in a message: quoted, short, without control characters. */
export function shown(value: unknown): string {
  const text = String(value)
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}
