/** One line of the table: what was measured, what it should be, and what the same machine does without us. */

export type Figure = {
  readonly what: string
  /** Empty: there is no target, the figure is for comparison. */
  readonly target: string
  readonly ours: string
  /** Null where there is no target. */
  readonly isMet: boolean | null
  /** Measured in the same run, with the ratio where one makes sense. */
  readonly reference: string
}

const heads = ['figure', 'target', 'measured', 'verdict', 'reference, same run'] as const

function cells(figure: Figure): readonly string[] {
  const verdict = figure.isMet === null ? '' : figure.isMet ? 'met' : 'MISSED'
  return [figure.what, figure.target, figure.ours, verdict, figure.reference]
}

/** GitHub's table, padded so that it is read in a terminal as well. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [heads, ...figures.map(cells)]
  const widths = heads.map((_, at) => Math.max(...rows.map((row) => [...(row[at] ?? '')].length)))
  const line = (row: readonly string[]) =>
    `| ${row.map((text, at) => text + ' '.repeat((widths[at] ?? 0) - [...text].length)).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  const [head = [], ...body] = rows
  return [line(head), rule, ...body.map(line)].join('\n')
}
