/** Wrong or needs attention: over header and rail in full width, with sign, words and picture, until a right scan. */
import type { AlertView } from '../../src-shared/contract/bench-view.ts'
import { alertSentence } from '../i18n/alert-sentence.ts'
import { useVoice } from '../i18n/texts.ts'
import { FitText } from './FitText.tsx'
import { Picture } from './Picture.tsx'

const TITLE_SIZES = [2.7, 2.4, 2.1, 1.8, 1.5]

export function AlertBand({ alert }: { readonly alert: AlertView }) {
  const { title, text } = alertSentence(alert, useVoice())
  return (
    <section className={`band band-${alert.tone}`} role="alert">
      <BandSign isWrong={alert.tone === 'wrong'} />
      <div className="band-words">
        <div className="band-title">
          <FitText sizes={TITLE_SIZES}>{title}</FitText>
        </div>
        <p className="band-text clip-2">{text}</p>
      </div>
      {alert.picture !== null && <Picture picture={alert.picture} />}
    </section>
  )
}

/** Wrong is round with a cross, attention a triangle: told apart without any colour. */
function BandSign({ isWrong }: { readonly isWrong: boolean }) {
  return (
    <svg
      className="band-sign"
      viewBox="0 0 100 100"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {isWrong ? (
        <>
          <circle cx="50" cy="50" r="45" strokeWidth="8" />
          <path d="M33 33 67 67M67 33 33 67" strokeWidth="12" />
        </>
      ) : (
        <>
          <path d="M50 9 95 88H5Z" strokeWidth="8" />
          <path d="M50 38v24M50 75v.5" strokeWidth="11" />
        </>
      )}
    </svg>
  )
}
