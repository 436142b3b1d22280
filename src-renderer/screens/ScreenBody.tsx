/** The screen of each state of the packing session. */
import { assertNever } from '../../src-shared/base/assert-never.ts'
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import type { CommandWord } from '../../src-shared/model/command-word.ts'
import { ChoosingCartonScreen } from './ChoosingCartonScreen.tsx'
import { ConfirmingLabelScreen } from './ConfirmingLabelScreen.tsx'
import { DoneScreen } from './DoneScreen.tsx'
import { IdleScreen } from './IdleScreen.tsx'
import { LabellingScreen } from './LabellingScreen.tsx'
import { OnHoldScreen } from './OnHoldScreen.tsx'
import { PackingScreen } from './PackingScreen.tsx'
import { ReviewingScreen } from './ReviewingScreen.tsx'
import { SignInScreen } from './SignInScreen.tsx'
import { StoppedScreen } from './StoppedScreen.tsx'
import { WeighingScreen } from './WeighingScreen.tsx'

type ScreenBodyProps = { readonly view: BenchView; onPress(word: CommandWord): void }

export function ScreenBody({ view, onPress }: ScreenBodyProps) {
  const { screen } = view
  switch (screen.kind) {
    case 'signIn':
      return <SignInScreen />
    case 'idle':
      return <IdleScreen screen={screen} view={view} onPress={onPress} />
    case 'reviewing':
      return <ReviewingScreen screen={screen} view={view} onPress={onPress} />
    case 'choosingCarton':
      return <ChoosingCartonScreen screen={screen} view={view} onPress={onPress} />
    case 'packing':
      return <PackingScreen screen={screen} view={view} onPress={onPress} />
    case 'weighing':
      return <WeighingScreen screen={screen} view={view} onPress={onPress} />
    case 'labelling':
      return <LabellingScreen screen={screen} view={view} onPress={onPress} />
    case 'confirmingLabel':
      return <ConfirmingLabelScreen screen={screen} view={view} onPress={onPress} />
    case 'done':
      return <DoneScreen screen={screen} view={view} onPress={onPress} />
    case 'onHold':
      return <OnHoldScreen screen={screen} view={view} onPress={onPress} />
    case 'stopped':
      return <StoppedScreen screen={screen} view={view} onPress={onPress} />
    default:
      return assertNever(screen)
  }
}
