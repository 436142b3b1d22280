/** Nobody is signed in: only a badge counts. */
import { useVoice } from '../i18n/texts.ts'
import { Sketch } from '../ui/Sketch.tsx'

export function SignInScreen() {
  const { t } = useVoice()
  return (
    <>
      <div className="card">
        <p className="say">{t('signIn.explain')}</p>
        <p className="lead lead-mute push-down">{t('signIn.hint')}</p>
      </div>
      <div className="card">
        <Sketch name="badge" />
      </div>
    </>
  )
}
