/**
 * Reads CSV, a record at a time: commas, semicolons or tabs, whichever the header has most of; CRLF or LF; quoted cells
 * over several lines; blank lines skipped. The line of a record is that of its first character.
 */
import { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { badFile } from './text-chunks.ts'

export type CsvRecord = { readonly line: number; readonly cells: readonly string[] }
type Delimiter = ',' | ';' | '\t'

/** A record longer than this is a quote that was never closed. */
const longestRecordBytes = 1024 * 1024

type Parsed = { record: string[]; info: { lines: number } }

/** The mark that separates most cells of the header, quoted cells apart. */
export function delimiterOf(text: string): Delimiter {
  const header = /[^\r\n]+/.exec(text)?.[0].replaceAll(/"(?:[^"]|"")*"/g, '') ?? ''
  const count = (mark: Delimiter) => header.split(mark).length
  const best: Delimiter = count(';') > count(',') ? ';' : ','
  return count('\t') > count(best) ? '\t' : best
}

export async function* csvRecords(
  chunks: AsyncIterable<string>,
  delimiter: Delimiter,
  fileName: string,
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    max_record_size: longestRecordBytes,
  })
  const source = Readable.from(chunks)
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  // The parser counts CR LF inside of quotes as two lines.
  let countedTwice = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      let breaks = 0
      for (const cell of record) {
        if (!cell.includes('\n') && !cell.includes('\r')) continue
        countedTwice += cell.split('\r\n').length - 1
        breaks += cell.split(/\r\n|\n|\r/).length - 1
      }
      if (record.every((cell) => cell.trim() === '')) continue
      yield { line: info.lines - countedTwice - breaks, cells: record }
    }
  } catch (error) {
    throw isCsvError(error) ? badFile(fileName, sentenceFor(error, countedTwice), error) : error
  } finally {
    source.destroy()
  }
}

function isCsvError(error: unknown): error is CsvError {
  return (
    error instanceof Error &&
    'code' in error &&
    String(error.code).match(/^CSV_|^INVALID_/) !== null
  )
}

function sentenceFor(error: CsvError, countedTwice: number): string {
  const lines = error['lines']
  const line = typeof lines === 'number' ? lines - countedTwice : '?'
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return `has a quotation mark that is never closed (seen at its end, line ${line}).`
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return `has a quotation mark inside a cell in line ${line}. Put the cell in quotation marks and double the one inside.`
    case 'CSV_MAX_RECORD_SIZE':
      return `has a record of more than 1 MB at line ${line}; most likely a quotation mark is not closed.`
    default:
      return `is no CSV that can be read (line ${line}).`
  }
}
