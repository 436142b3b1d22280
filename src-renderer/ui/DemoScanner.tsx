/** Codes that make sense now, as buttons with their bars; the first one is what the bench waits for. */
import { type FormEvent, useState } from 'react'
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import { useVoice } from '../i18n/texts.ts'
import { useStation } from '../state/stores.ts'
import { Barcode } from './Barcode.tsx'

type Suggestion = BenchView['suggestions'][number]
type DemoScannerProps = {
  readonly suggestions: readonly Suggestion[]
  /** Something else comes first: nothing is pointed out. */
  readonly isCalm: boolean
}

export function DemoScanner({ suggestions, isCalm }: DemoScannerProps) {
  const { t } = useVoice()
  const isAside = (one: Suggestion): boolean => one.what === 'command' || one.what === 'badge'
  const goods = suggestions.filter((one) => !isAside(one))
  // Before anyone is signed in a badge is all there is to scan.
  const main = goods.length > 0 ? goods : suggestions
  const aside = goods.length > 0 ? suggestions.filter(isAside) : []
  const first = isCalm ? undefined : main[0]
  const others = isCalm ? main : main.slice(1)
  return (
    <>
      {first && (
        <section>
          <h3>{t('demo.next')}</h3>
          <CodeButton suggestion={first} isFirst />
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h3>{t('demo.others')}</h3>
          {others.slice(0, 6).map((one) => (
            <CodeButton key={one.code} suggestion={one} isFirst={false} />
          ))}
        </section>
      )}
      <AnyCode />
      {aside.length > 0 && (
        <details>
          <summary>{t('demo.commands')}</summary>
          <section>
            {aside.map((one) => (
              <CodeButton key={one.code} suggestion={one} isFirst={false} />
            ))}
          </section>
        </details>
      )}
    </>
  )
}

type CodeButtonProps = { readonly suggestion: Suggestion; readonly isFirst: boolean }

function CodeButton({ suggestion, isFirst }: CodeButtonProps) {
  const { t } = useVoice()
  const station = useStation()
  return (
    <button
      type="button"
      className={isFirst ? 'demo-code demo-first' : 'demo-code'}
      onClick={() => station.scan(suggestion.code, null, 'screen')}
    >
      <span className="clip-2">
        {t(`what.${suggestion.what}`)}: {suggestion.title}
      </span>
      {isFirst && <Barcode text={suggestion.code} />}
    </button>
  )
}

function AnyCode() {
  const { t } = useVoice()
  const station = useStation()
  const [text, setText] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() !== '') station.scan(text.trim(), null, 'screen')
    setText('')
  }
  return (
    <form className="demo-row" onSubmit={submit}>
      <input
        value={text}
        aria-label={t('demo.type')}
        placeholder={t('demo.type')}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="demo-button demo-narrow">
        {t('demo.scan')}
      </button>
    </form>
  )
}
