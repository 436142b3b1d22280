/** Between orders: what waits, and which parcels have no confirmed label yet (rule 5 of the packing session). */
import { formatClock, formatNumber, formatSscc } from '../i18n/format.ts'
import { useVoice } from '../i18n/texts.ts'
import { Sketch } from '../ui/Sketch.tsx'
import type { ScreenOf, ScreenProps } from './screen-props.ts'

/** As many as a packer looks ahead; those that fit are shown. */
const MOST_NEXT = 8

export function IdleScreen({ screen }: ScreenProps<'idle'>) {
  const { t, language } = useVoice()
  return (
    <>
      <div className="card">
        <div className="figures">
          <p className="figure">
            <b>{formatNumber(screen.waiting, language)}</b>
            <span>{t('idle.waiting', { count: screen.waiting })}</span>
          </p>
          {screen.held > 0 && (
            <p className="figure mute">
              <b>{formatNumber(screen.held, language)}</b>
              <span>{t('idle.held')}</span>
            </p>
          )}
        </div>
        <NextOrders screen={screen} />
      </div>
      <div className="card">
        {screen.unconfirmed.length > 0 ? <Unconfirmed screen={screen} /> : <AllConfirmed />}
      </div>
    </>
  )
}

type Idle = { readonly screen: ScreenOf<'idle'> }

function NextOrders({ screen }: Idle) {
  const { t, language } = useVoice()
  if (screen.next.length === 0) return <p className="lead">{t('idle.none')}</p>
  return (
    <>
      <h3>{t('idle.next')}</h3>
      <div className="lines-frame lines-frame-top">
        <ul className="lines lines-tall">
          {screen.next.slice(0, MOST_NEXT).map((order) => (
            <li className="order-row" key={order.number}>
              <b>{order.number}</b>
              <span className="clip">
                {[order.tote, t('common.units', { count: order.units }), order.service]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className="mute">{formatClock(order.placedAt, language)}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

function Unconfirmed({ screen }: Idle) {
  const { t } = useVoice()
  return (
    <>
      <p className="verdict verdict-off">
        {t('idle.unconfirmed', { count: screen.unconfirmed.length })}
      </p>
      <p className="lead">{t('idle.unconfirmedDo')}</p>
      <div className="lines-frame lines-frame-top">
        <ul className="lines lines-double">
          {screen.unconfirmed.map((parcel) => (
            <li className="parcel-row" key={parcel.sscc}>
              <b>
                {t('idle.parcelOf', { order: parcel.orderNumber, number: parcel.parcelNumber })}
              </b>
              <span>{t(`idle.print.${parcel.printState}`)}</span>
              <span className="mute">{formatSscc(parcel.sscc)}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

function AllConfirmed() {
  const { t } = useVoice()
  return (
    <>
      <Sketch name="tote" />
      <p className="lead lead-mute centred">{t('idle.allConfirmed')}</p>
    </>
  )
}
