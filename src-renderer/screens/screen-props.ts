/** What a screen is handed: its own member of the view, and what every screen may need beside it. */
import type { BenchView, ScreenView } from '../../src-shared/contract/bench-view.ts'
import type { CommandWord } from '../../src-shared/model/command-word.ts'

export type ScreenOf<K extends ScreenView['kind']> = Extract<ScreenView, { kind: K }>

export type ScreenProps<K extends ScreenView['kind']> = {
  readonly screen: ScreenOf<K>
  readonly view: BenchView
  onPress(word: CommandWord): void
}
