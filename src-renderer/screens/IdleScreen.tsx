/** Between orders: what waits, and which parcels have no confirmed label yet (rule 5 of the packing session). */
import { formatClock, formatNumber, formatSscc } from '../i18n/format.ts'
import { useVoice } from '../i18n/texts.ts'
import { Sketch } from '../ui/Sketch.tsx'
import type { ScreenOf, ScreenProps } from './screen-props.ts'

/** As many as a packer looks ahead, and as fit. */
const MOST_NEXT = 6
const MOST_UNCONFIRMED = 4

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
        </div>
        {screen.held > 0 && (
          <p className="lead lead-mute">{t('idle.held', { count: screen.held })}</p>
        )}
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
    <div className="rows push-down">
      <h3>{t('idle.next')}</h3>
      {screen.next.slice(0, MOST_NEXT).map((order) => (
        <div className="row" key={order.number}>
          <b>{order.number}</b>
          <span className="clip">
            {[order.tote, t('common.units', { count: order.units }), order.service]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <span className="mute">{formatClock(order.placedAt, language)}</span>
        </div>
      ))}
    </div>
  )
}

function Unconfirmed({ screen }: Idle) {
  const { t } = useVoice()
  const more = screen.unconfirmed.length - MOST_UNCONFIRMED
  return (
    <>
      <p className="verdict verdict-off">{t('idle.unconfirmed')}</p>
      <p className="lead">{t('idle.unconfirmedDo')}</p>
      <div className="rows">
        {screen.unconfirmed.slice(0, MOST_UNCONFIRMED).map((parcel) => (
          <div className="row row-parcel" key={parcel.sscc}>
            <b>{t('idle.parcelOf', { order: parcel.orderNumber, number: parcel.parcelNumber })}</b>
            <span>{t(`idle.print.${parcel.printState}`)}</span>
            <span className="mute">{formatSscc(parcel.sscc)}</span>
          </div>
        ))}
        {more > 0 && <p className="mute">{t('common.more', { count: more })}</p>}
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
