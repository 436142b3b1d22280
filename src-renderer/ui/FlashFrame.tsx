/** What a sound says, seen: a frame and a sign that fade. It starts anew with each feedback and takes no touch. */
import type { BenchView, Sound } from '../../src-shared/contract/bench-view.ts'
import { Icon, type IconName } from './Icon.tsx'

const signs: Record<Exclude<Sound, 'none'>, IconName> = {
  good: 'tick',
  complete: 'tick',
  wrong: 'cross',
  attention: 'attention',
  repeat: 'repeat',
}

export function FlashFrame({ feedback }: Pick<BenchView, 'feedback'>) {
  if (feedback.sound === 'none') return null
  return (
    <div key={feedback.number} className={`flash flash-${feedback.sound}`} aria-hidden="true">
      <span className="flash-sign">
        <Icon name={signs[feedback.sound]} />
      </span>
    </div>
  )
}
