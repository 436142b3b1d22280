/** A question over the screen: answered by scan, key or touch, never by a click alone (R1). */
import type { QuestionView } from '../../src-shared/contract/bench-view.ts'
import { type CommandWord, commandBarcode } from '../../src-shared/model/command-word.ts'
import { useVoice } from '../i18n/texts.ts'
import { wordName } from '../i18n/word-name.ts'
import { AgainQuestion } from './AgainQuestion.tsx'
import { Choice } from './Choice.tsx'

type QuestionSheetProps = { readonly question: QuestionView; onPress(word: CommandWord): void }

export function QuestionSheet({ question, onPress }: QuestionSheetProps) {
  const { t } = useVoice()
  if (question.kind === 'again') {
    return (
      <Sheet
        title={t('question.again', { word: wordName(question.word, t) })}
        text={t('question.againDo', { seconds: 5 })}
      >
        <AgainQuestion
          key={question.until}
          word={question.word}
          untilMs={question.until}
          onPress={onPress}
        />
      </Sheet>
    )
  }
  if (question.kind === 'meaning') {
    return (
      <Sheet title={t('question.meaning', { text: question.text })} text={t('question.meaningDo')}>
        <div className="choices">
          {question.choices.map((choice) => (
            <Choice
              key={choice.number}
              number={choice.number}
              title={choice.title}
              kind={t(`what.${choice.what}`)}
              code={commandBarcode(`N${choice.number}` as CommandWord)}
              onChoose={() => onPress(`N${choice.number}` as CommandWord)}
            />
          ))}
        </div>
      </Sheet>
    )
  }
  return (
    <Sheet title={t(`question.reason.${question.for}`)} text={t('question.reasonDo')}>
      <div className="choices">
        {question.reasons.map((reason) => (
          <Choice
            key={reason}
            number={Number(reason.slice(1))}
            title={t(`reason.${question.for}.${reason}`)}
            kind={null}
            code={commandBarcode(reason)}
            onChoose={() => onPress(reason)}
          />
        ))}
      </div>
    </Sheet>
  )
}

type SheetProps = {
  readonly title: string
  readonly text: string
  readonly children: React.ReactNode
}

function Sheet({ title, text, children }: SheetProps) {
  return (
    <section className="sheet" role="dialog" aria-label={title}>
      <div className="sheet-head">
        <div>
          <h2 className="clip-2">{title}</h2>
          <p>{text}</p>
        </div>
      </div>
      {children}
    </section>
  )
}
