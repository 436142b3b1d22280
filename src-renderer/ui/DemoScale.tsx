/** The simulated scale: the parcel on, off, or any other weight. */
import { type FormEvent, useState } from 'react'
import { useVoice } from '../i18n/texts.ts'
import { useStation } from '../state/stores.ts'

const MOST_G = 60_000

export function DemoScale({ isWanted }: { readonly isWanted: boolean }) {
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
      <button
        type="button"
        className={isWanted ? 'demo-code demo-first' : 'demo-button'}
        onClick={() => put(null, true)}
      >
        {t('demo.putOn')}
      </button>
      <button type="button" className="demo-button" onClick={() => put(null, false)}>
        {t('demo.takeOff')}
      </button>
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
