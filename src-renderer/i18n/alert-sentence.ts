/**
 * An alert in words: the title says what was scanned and what is wrong, the sentence says why and what to do. When a
 * fact of the sentence is not known its `bare` form is said, so that no sentence ever has a hole.
 */
import type { AlertCode, AlertView } from '../../src-shared/contract/bench-view.ts'
import { formatDifference, formatSscc, formatWeight } from './format.ts'
import type { Translate, Voice } from './texts.ts'
import { wordName } from './word-name.ts'

export type AlertSentence = { readonly title: string; readonly text: string }

export function alertSentence(
  alert: Pick<AlertView, 'code' | 'facts'>,
  voice: Voice,
): AlertSentence {
  const key = `alert.${alert.code}`
  const said = sayable(alert, voice)
  const whole = voice.t(`${key}.do`, { ...said, skipInterpolation: true })
  const isWhole = namesIn(whole).every((name) => name in said)
  return {
    title: trimmed(voice.t(`${key}.title`, said)),
    text: voice.t(isWhole ? `${key}.do` : `${key}.bare`, said),
  }
}

/** `Too small: ` without its fact says the same as `Too small`. */
function trimmed(title: string): string {
  return title.replace(/[:\s]+$/, '')
}

function namesIn(template: string): string[] {
  return [...template.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '')
}

function sayable(
  alert: Pick<AlertView, 'code' | 'facts'>,
  voice: Voice,
): Record<string, string | number> {
  const said: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(alert.facts)) {
    if (value !== '') said[name] = sayableFact(name, value, alert.code, voice)
  }
  return said
}

function sayableFact(
  name: string,
  value: string | number,
  code: AlertCode,
  voice: Voice,
): string | number {
  const { t } = voice
  switch (name) {
    case 'expected':
    case 'actual':
      return typeof value === 'number' ? formatWeight(value, voice) : value
    case 'grams':
      return typeof value === 'number' ? formatDifference(value, voice) : value
    case 'sscc':
      return formatSscc(String(value))
    case 'text':
      return shownCode(String(value))
    case 'word':
      return wordName(String(value), t)
    case 'reason':
      return t(`reason.${reasonList(code)}.${value}`, String(value))
    case 'what':
      return whatName(String(value), t)
    default:
      return value
  }
}

/** A scanned code as it may be shown: no signs that hide or turn others, and no more of it than a line holds. */
function shownCode(code: string): string {
  const plain = code.replace(/[\p{Cc}\p{Cf}]/gu, '·')
  return plain.length > 60 ? `${plain.slice(0, 57)}…` : plain
}

/** Reasons have their own list for each command that asks for one. */
function reasonList(code: AlertCode): string {
  if (code === 'done.released') return 'RELEASE'
  return code === 'done.reprinted' ? 'REPRINT' : 'HOLD'
}

/** A kind of thing or act, a command or a printer's trouble; a word of no list is shown as it came. */
function whatName(what: string, t: Translate): string {
  return t(
    [`what.${what}`, `act.${what}`, `device.detail.${what}`, `trouble.${what}`, `command.${what}`],
    what,
  )
}
