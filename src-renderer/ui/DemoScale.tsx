/** The simulated scale: the parcel on, off, or any other weight. */
import { type FormEvent, useState } from 'react'
import { useVoice } from '../i18n/texts.ts'
import { useStation } from '../state/stores.ts'

const MOST_G = 60_000

export type ScaleStep = 'putOn' | 'takeOff'
const steps: readonly ScaleStep[] = ['putOn', 'takeOff']

/** `wanted`: the step that the bench waits for; it stands first and is pointed out. */
export function DemoScale({ wanted }: { readonly wanted: ScaleStep | null }) {
  const { t } = useVoice()
  const station = useStation()
  const [text, setText] = useState('')
  const put = (grams: number | null, isOn: boolean): void =>
    station.tell('simulateScale', { grams, isOn })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const grams = Number(text.replace(',', '.'))
    if (text !== '' && grams >= 0 && grams <= MOST_G) put(grams, true)
    setText('')
  }
  return (
    <section>
      <h3>{t('demo.scale')}</h3>
      {steps
        .toSorted((a, b) => Number(b === wanted) - Number(a === wanted))
        .map((step) => (
          <button
            key={step}
            type="button"
            className={step === wanted ? 'demo-code demo-first' : 'demo-button'}
            onClick={() => put(null, step === 'putOn')}
          >
            {t(`demo.${step}`)}
          </button>
        ))}
      <form className="demo-row" onSubmit={submit}>
        <input
          value={text}
          inputMode="decimal"
          aria-label={t('demo.otherGrams')}
          placeholder={t('demo.otherGrams')}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="demo-button demo-narrow">
          {t('demo.putGrams')}
        </button>
      </form>
    </section>
  )
}
