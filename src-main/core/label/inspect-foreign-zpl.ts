/**
 * Looks at ZPL that somebody else made (a carrier's label) before it is passed to the printer byte by byte. It may
 * print; it may not reset the printer, change how it reads commands, touch its memory, or print more than it says.
 */
export type ForeignZpl =
  | { readonly kind: 'good'; readonly labels: number }
  | { readonly kind: 'refused'; readonly reason: ForeignZplReason; readonly detail: string }

export type ForeignZplReason =
  | 'not-zpl'
  | 'unbalanced'
  | 'forbidden-command'
  | 'many-copies'
  | 'too-large'

/** More than any label needs as compressed graphics, and less than fills a printer's buffer. */
const MAX_BYTES = 2_000_000

/**
 * Commands that outlive the label: cancel and reset, save settings, change prefix characters, network and fonts,
 * objects in memory, real-time clock, passwords, sensor calibration, and what makes a printer talk back.
 */
const FORBIDDEN: ReadonlySet<string> = new Set([
  ...['~JA', '~JB', '~JC', '~JD', '~JE', '~JF', '~JG', '~JI', '~JL', '~JN', '~JO', '~JP', '~JQ'],
  ...['~JR', '~JS', '~JX', '~TA', '~SD', '~WC', '~WL', '~WQ', '~RO', '~PR', '~PS', '~PP', '~PH'],
  ...['~CC', '~CT', '~CD', '^CC', '^CT', '^CD', '~DY', '~DU', '~DT', '~DB', '~DE', '~DS', '~DN'],
  ...['^DF', '^ID', '^IS', '^TO', '~EG', '^EG', '^JB', '^JU', '^JI', '^JS', '^JT', '^JW', '^JJ'],
  ...['~NC', '~NR', '~NT', '^NB', '^NC', '^ND', '^NI', '^NN', '^NP', '^NS', '^NT', '^NW', '^KC'],
  ...['^KD', '^KL', '^KN', '^KP', '^KV', '^SC', '^SI', '^SL', '^SO', '^SP', '^SQ', '^SR', '^SS'],
  ...['^ST', '^SX', '^SZ', '^HH', '^HF', '^HG', '^HT', '^HV', '^HW', '^HY', '^HZ', '^WD', '^WF'],
  ...['~HS', '~HI', '~HM', '~HB', '~HD', '~HQ', '~HU', '^CM', '^MP', '^MI', '^MW', '^LF', '^CP'],
])

type Command = { readonly name: string; readonly parameters: string }

/** A caret or tilde begins a command wherever it stands; firmware reads these control bytes as commands, too. */
function commandsOf(zpl: string): Command[] {
  const text = zpl
    .replaceAll('\u0002', '^XA')
    .replaceAll('\u0003', '^XZ')
    .replaceAll('\u0010', '~')
    .replaceAll('\u001e', '^')
  return Array.from(text.matchAll(/([\^~])([A-Za-z0-9@]{2})([^^~]*)/g), (match) => ({
    name: `${match[1]}${(match[2] ?? '').toUpperCase()}`,
    parameters: match[3] ?? '',
  }))
}

function refuse(reason: ForeignZplReason, detail: string): ForeignZpl {
  return { kind: 'refused', reason, detail }
}

/** Judges foreign ZPL. The bytes that pass are to be sent as they are. */
export function inspectForeignZpl(bytes: Uint8Array): ForeignZpl {
  if (bytes.length > MAX_BYTES) return refuse('too-large', `${bytes.length} bytes`)
  // Latin-1 keeps every byte; commands are ASCII in any encoding that printers take.
  const commands = commandsOf(new TextDecoder('latin1').decode(bytes))
  let labels = 0
  let isOpen = false
  for (const { name, parameters } of commands) {
    if (FORBIDDEN.has(name)) return refuse('forbidden-command', name)
    if (name === '^PQ' && !/^0*1?(,|\s*$)/.test(parameters)) {
      return refuse('many-copies', `^PQ${parameters.trim().slice(0, 20)}`)
    }
    if (name === '^XA' || name === '^XZ') {
      if (isOpen === (name === '^XA')) return refuse('unbalanced', name)
      isOpen = name === '^XA'
      if (!isOpen) labels++
    }
  }
  if (isOpen) return refuse('unbalanced', '^XA')
  return labels === 0 ? refuse('not-zpl', 'no ^XA…^XZ') : { kind: 'good', labels }
}
