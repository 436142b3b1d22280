/** The simulated printer: faults to try out, and the labels that came out as pictures, newest first. */
import { useEffect, useState } from 'react'
import type { CallInput } from '../../src-shared/contract/calls.ts'
import { useVoice } from '../i18n/texts.ts'
import { useBench, useStation } from '../state/stores.ts'

type Fault = CallInput<'simulatePrinter'>['fault']
const faults: readonly Fault[] = [null, 'paperOut', 'headOpen', 'paused', 'silent']
const MOST_SHOWN = 4

export function DemoPrinter() {
  const { t } = useVoice()
  const station = useStation()
  const [fault, setFault] = useState<Fault>(null)
  const choose = (next: Fault): void => {
    setFault(next)
    station.tell('simulatePrinter', { fault: next })
  }
  return (
    <section>
      <h3>{t('demo.printer')}</h3>
      <div className="demo-faults">
        {faults.map((one) => (
          <button
            key={one ?? 'none'}
            type="button"
            className="demo-button"
            aria-pressed={one === fault}
            onClick={() => choose(one)}
          >
            {t(`demo.fault.${one ?? 'none'}`)}
          </button>
        ))}
      </div>
      <h3>{t('demo.labels')}</h3>
      <PrintedLabels />
    </section>
  )
}

type Printed = { readonly number: number; readonly title: string; readonly png: string | null }

function PrintedLabels() {
  const { t } = useVoice()
  const labels = usePrintedLabels()
  if (labels.length === 0) return <p className="mute">{t('demo.noLabels')}</p>
  return (
    <div className="demo-labels">
      {labels.map((label) => (
        <figure key={label.number}>
          {label.png !== null && (
            <img
              src={`data:image/png;base64,${label.png}`}
              alt={t('demo.showLabel', { number: label.number })}
            />
          )}
          <figcaption className="clip">{label.title}</figcaption>
        </figure>
      ))}
    </div>
  )
}

/** The newest labels with their pictures, asked for anew whenever one came out. */
function usePrintedLabels(): readonly Printed[] {
  const { client } = useStation()
  const labelsOut = useBench((state) => state.labelsOut)
  const isOpen = useBench((state) => state.isOpen)
  const [labels, setLabels] = useState<readonly Printed[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a label that came out is the reason to ask again
  useEffect(() => {
    if (!isOpen) return
    let isCurrent = true
    const ask = async (): Promise<void> => {
      const answer = await client.call('simulatedLabels', {})
      const newest = answer.labels.slice(0, MOST_SHOWN)
      const pictures = await Promise.all(
        newest.map(({ number }) => client.call('simulatedLabelImage', { number })),
      )
      const drawn = newest.map((label, i) => ({ ...label, png: pictures[i]?.png ?? null }))
      if (isCurrent) setLabels(drawn)
    }
    // A line that breaks meanwhile asks again when it is back.
    ask().catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [client, labelsOut, isOpen])
  return labels
}
