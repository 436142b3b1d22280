/** A second scan of the same command does it; a bar shows how long it still counts (5 s). */
import { useEffect, useState } from 'react'
import {
  type CommandWord,
  commandBarcode,
  keyOfCommand,
} from '../../src-shared/model/command-word.ts'
import { useVoice } from '../i18n/texts.ts'
import { wordName } from '../i18n/word-name.ts'
import { Barcode } from './Barcode.tsx'

const WINDOW_MS = 5000

type AgainQuestionProps = {
  readonly word: CommandWord
  readonly untilMs: number
  onPress(word: CommandWord): void
}

export function AgainQuestion({ word, untilMs, onPress }: AgainQuestionProps) {
  const { t } = useVoice()
  const left = useTimeLeft(untilMs)
  return (
    <div className="again">
      <div className="again-bar">
        <i style={{ width: `${(left / WINDOW_MS) * 100}%` }} />
      </div>
      {left === 0 ? (
        <p className="lead">{t('question.againOver')}</p>
      ) : (
        <div className="confirm-row">
          <button type="button" className="action" onClick={() => onPress(word)}>
            <kbd>{keyOfCommand[word] ?? ''}</kbd>
            {wordName(word, t)}
          </button>
          <span className="mute">{t('common.or')}</span>
          <Barcode text={commandBarcode(word)} />
        </div>
      )}
    </div>
  )
}

/** Milliseconds left, in steps of a tenth of a second, from 5000 to 0. */
function useTimeLeft(untilMs: number): number {
  const [left, setLeft] = useState(() => timeLeft(untilMs))
  useEffect(() => {
    const timer = setInterval(() => setLeft(timeLeft(untilMs)), 100)
    return () => clearInterval(timer)
  }, [untilMs])
  return left
}

function timeLeft(untilMs: number): number {
  return Math.min(Math.max(untilMs - Date.now(), 0), WINDOW_MS)
}
