/** The line to the station is down, or something was not taken: one calm line in full width over the keys. */
import { MOST_KEPT, type OutboxState } from '../bridge/scan-outbox.ts'
import { useVoice } from '../i18n/texts.ts'
import { Icon } from './Icon.tsx'

type LinkLineProps = {
  readonly isOpen: boolean
  readonly outbox: OutboxState
  readonly refusal: string | null
}

export function LinkLine({ isOpen, outbox, refusal }: LinkLineProps) {
  const { t } = useVoice()
  if (!isOpen) {
    const kept = outbox.isFull
      ? t('link.full')
      : outbox.kept > 0
        ? t('link.kept', { count: outbox.kept })
        : t('link.keepsSome', { count: MOST_KEPT })
    return (
      <div className="link-line" role="status">
        <Icon name="repeat" />
        <span className="clip-2">
          {t('link.down')} {kept}
        </span>
      </div>
    )
  }
  const text =
    outbox.doubtful !== null
      ? t('link.doubt', { text: outbox.doubtful })
      : refusal !== null && t('link.refused', { message: refusal })
  if (!text) return null
  return (
    <div className="link-line link-line-calm" role="status">
      <Icon name="attention" />
      <span className="clip-2">{text}</span>
    </div>
  )
}
