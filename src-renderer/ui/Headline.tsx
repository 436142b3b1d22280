/** The one instruction: top left, verb first, readable at 2 m (R13, R14), with the count at its right. */
import type { AlertView } from '../../src-shared/contract/bench-view.ts'
import { alertSentence } from '../i18n/alert-sentence.ts'
import { useVoice } from '../i18n/texts.ts'
import type { HeadlineView } from '../screens/headline-of.ts'
import { FitText } from './FitText.tsx'
import { Icon } from './Icon.tsx'

const SIZES = [3.6, 3.3, 3, 2.6, 2.3, 2, 1.7]

type HeadlineProps = {
  readonly headline: HeadlineView
  readonly context: string
  /** A calm alert is said here; it moves nothing. */
  readonly info: AlertView | null
  /** What scans wait for, already in words. */
  readonly waiting: string | null
}

export function Headline({ headline, context, info, waiting }: HeadlineProps) {
  return (
    <section className={`headline headline-${headline.tone}`}>
      <div className="eyebrow">
        <span className="clip">{context}</span>
        {waiting !== null && (
          <span className="notice" role="status">
            <Icon name="repeat" />
            <span className="clip">{waiting}</span>
          </span>
        )}
        {waiting === null && info && <InfoLine alert={info} />}
      </div>
      <h1 className="headline-text">
        <FitText sizes={SIZES}>{headline.text}</FitText>
      </h1>
      <div className="headline-count">{headline.count}</div>
    </section>
  )
}

function InfoLine({ alert }: { readonly alert: AlertView }) {
  const { title, text } = alertSentence(alert, useVoice())
  return (
    <span className="notice clip" role="status">
      <Icon name="info" />
      <span className="clip">{text === '' ? title : `${title}. ${text}`}</span>
    </span>
  )
}
