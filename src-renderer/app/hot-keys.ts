/**
 * What a key means now. Pure: the view and the key go in, the meaning comes out. Digits choose while something is to
 * be chosen, and otherwise turn the carton; Enter confirms where the station says that there is something to confirm.
 */
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import { type CommandWord, keyOfCommand } from '../../src-shared/model/command-word.ts'
import type { Preset } from '../state/look-store.ts'

export type KeyMeaning =
  | { readonly kind: 'press'; readonly word: CommandWord }
  | { readonly kind: 'preset'; readonly preset: Preset }
  | { readonly kind: 'apart' }
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'back' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'fullScreen' }
  | { readonly kind: 'theme' }

const presetOfDigit: Record<string, Preset> = { '1': 'mine', '2': 'top', '3': 'front', '4': 'left' }
const wordOfKey = new Map(
  Object.entries(keyOfCommand).map(([word, key]) => [key, word as CommandWord]),
)
const screenKeys: Record<string, KeyMeaning> = {
  F10: { kind: 'settings' },
  F11: { kind: 'fullScreen' },
  F12: { kind: 'theme' },
  Escape: { kind: 'back' },
  ArrowRight: { kind: 'step', by: 1 },
  ArrowLeft: { kind: 'step', by: -1 },
}

type Asked = Pick<BenchView, 'question' | 'screen'>

export function meaningOfKey(key: string, view: Asked | null): KeyMeaning | null {
  const screenKey = screenKeys[key]
  if (screenKey) return screenKey
  if (view === null) return null
  const word = wordOfKey.get(key)
  if (word) return { kind: 'press', word }
  if (!/^\d$/.test(key)) return null
  const choice = key === '0' ? null : choiceLetter(view)
  if (choice) return { kind: 'press', word: `${choice}${key}` as CommandWord }
  if (key === '0') return { kind: 'apart' }
  const preset = presetOfDigit[key]
  return preset ? { kind: 'preset', preset } : null
}

/** Whether digits are reasons, choices, or neither. */
function choiceLetter({ question, screen }: Asked): 'R' | 'N' | null {
  if (question?.kind === 'reason') return 'R'
  if (question?.kind === 'meaning') return 'N'
  return screen.kind === 'packing' && screen.spots !== null ? 'N' : null
}
