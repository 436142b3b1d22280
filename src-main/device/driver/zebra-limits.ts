/** How long things may take. The defaults suit a printer on a network or on USB; a test hands in shorter ones. */
export type ZebraLimits = {
  /** One answer to one question. */
  readonly answerWithinMs: number
  /** Somebody else's label, or our last one, may still be coming out when a job starts. */
  readonly readyWithinMs: number
  /** From the last byte sent to the label being out. Then it is unknown. */
  readonly printedWithinMs: number
  /** Between two looks at the printer while a label is coming out. */
  readonly pollMs: number
  /** Between two looks while nothing is printed. */
  readonly watchEveryMs: number
  /** Between two looks at something that never answered as a printer: it might print our questions. */
  readonly watchStrangerEveryMs: number
}

export const ZEBRA_LIMITS: ZebraLimits = {
  answerWithinMs: 1500,
  readyWithinMs: 3000,
  printedWithinMs: 20_000,
  pollMs: 150,
  watchEveryMs: 2500,
  watchStrangerEveryMs: 30_000,
}

/** Time to hand over a document: 10 s, and as long as 9600 baud takes, the slowest line in use. */
export function sendWithinMs(bytes: number): number {
  return 10_000 + Math.ceil((bytes * 10_000) / 9600)
}
