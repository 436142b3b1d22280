/** One line of the doctor: what was looked at, how it is, and what to do about it. */
export type Finding = {
  /** `missing`: not needed here, or only for something; `broken`: the station cannot work like this. */
  readonly health: 'good' | 'missing' | 'broken'
  readonly what: string
  readonly advice?: string
}

const marks = { good: '✓', missing: '-', broken: '✗' } as const

export function lineOf({ health, what, advice }: Finding): string {
  return `${marks[health]} ${what}${advice === undefined ? '' : `\n    ${advice}`}`
}

export function good(what: string): Finding {
  return { health: 'good', what }
}

export function missing(what: string, advice: string): Finding {
  return { health: 'missing', what, advice }
}

export function broken(what: string, advice: string): Finding {
  return { health: 'broken', what, advice }
}
