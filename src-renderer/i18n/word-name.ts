/** The name of a command word as the packer reads it: `Short`, `Choice 3`, `Reason 1`. */
import type { Translate } from './texts.ts'

export function wordName(word: string, t: Translate): string {
  const number = word.slice(1)
  if (/^N[1-9]$/.test(word)) return t('command.choice', { number })
  if (/^R[1-9]$/.test(word)) return t('command.reason', { number })
  return t(`command.${word}`, word)
}
