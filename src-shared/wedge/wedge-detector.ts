/**
 * Tells a keyboard-wedge scanner from a person typing. Pure: keys with their time stamps go in, and what to do comes out.
 *
 * A scan is keys that follow each other within 50 ms AND are framed: by a terminator (Enter or Tab), by the configured
 * prefix or by an AIM id, with 3 characters or more. Without a frame it is 6 characters or more, ended by silence, and not
 * while a text field has the focus. Everything else is typing: it is held back for 60 ms at most after its last key and
 * then given back, all of it and in order. No key is ever lost: each comes back in exactly one `release`, `pass` or `scan`
 * (only a line end that belongs to a scan is kept for good). Modifier keys pass at once: characters carry them already.
 *
 * The caller feeds every keydown in the capture phase, and a tick at `wakeAtMs`. GS arrives as Alt+029 on the number pad
 * or as Ctrl+], in the middle of a scan only, so that people keep both combinations.
 */
export type WedgeKey = {
  /** `KeyboardEvent.key` and `.code`. */
  readonly key: string
  readonly code: string
  /** `KeyboardEvent.timeStamp`: when the key was hit, not when the page came to it. */
  readonly timeStampMs: number
  readonly isComposing: boolean
  readonly isRepeat: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  /** The focus is in a field that takes text. */
  readonly isInTextField: boolean
}

/**
 * `hold`: keep the current key from the page. `pass`: let it through. `release`: hand these held keys to the page, before
 * anything else. `scan`: a code was read; `keys` are the held keys that it was made of.
 */
export type WedgeAction =
  | { readonly kind: 'hold' }
  | { readonly kind: 'pass' }
  | { readonly kind: 'release'; readonly keys: readonly WedgeKey[] }
  | {
      readonly kind: 'scan'
      readonly text: string
      readonly aim: string | null
      readonly keys: readonly WedgeKey[]
    }

export type WedgeOptions = {
  /** Characters that the scanner is set to send first; empty for none. */
  readonly prefix: string
  readonly maxGapMs: number
  readonly holdMs: number
  /**
   * How long keys are held that came as only a scanner sends them. A computer without a graphics card is at times so busy
   * drawing that the rest of a code comes late, with time stamps that say otherwise: it must not be torn in two.
   */
  readonly burstHoldMs: number
}

export const WEDGE_DEFAULTS: WedgeOptions = {
  prefix: '',
  maxGapMs: 50,
  holdMs: 60,
  burstHoldMs: 300,
}

/** Keys with gaps of this much or less are hardly fingers; where two are, holding them longer does no harm. */
const BURST_GAP_MS = 12
const BURST_KEYS = 2

export type WedgeState = {
  readonly held: readonly WedgeKey[]
  readonly text: string
  /** Digits of an Alt code that is being sent, null when there is none. */
  readonly altDigits: string | null
  readonly lastMs: number
  /** What was given back to the page last: the page may have been busy, and the rest of the scan be under way. */
  readonly givenBack: { readonly text: string; readonly lastMs: number } | null
  /** A line end up to here belongs to the scan before (CR and LF, or a late Enter) and confirms nothing. */
  readonly ignoreEndUntilMs: number
}

export const WEDGE_START: WedgeState = {
  held: [],
  text: '',
  altDigits: null,
  lastMs: Number.NEGATIVE_INFINITY,
  givenBack: null,
  ignoreEndUntilMs: Number.NEGATIVE_INFINITY,
}

export type WedgeStep = { readonly state: WedgeState; readonly actions: readonly WedgeAction[] }

/** Least characters of a scan with a frame, and without one. */
const MIN_FRAMED = 3
const MIN_UNFRAMED = 6
/** How long after a scan that ended by silence its own late Enter is still ignored. */
const LATE_END_MS = 250
const GS = '\u001d'
const AIM_ID = /^\][A-Za-z][0-9A-Za-z]/

/** When to tick next, on the clock of the time stamps; null when nothing is held. */
export function wakeAtMs(state: WedgeState, options = WEDGE_DEFAULTS): number | null {
  if (state.held.length === 0) return null
  return state.lastMs + (isBurst(state) ? options.burstHoldMs : options.holdMs)
}

function isBurst({ held }: WedgeState): boolean {
  if (held.length < BURST_KEYS) return false
  return held.every((key, i) => {
    const before = held[i - 1]
    return before === undefined || key.timeStampMs - before.timeStampMs <= BURST_GAP_MS
  })
}

/** Time went on without a key. A tick that comes too early does nothing. */
export function wedgeTick(state: WedgeState, nowMs: number, options = WEDGE_DEFAULTS): WedgeStep {
  const wakeAt = wakeAtMs(state, options)
  if (wakeAt === null || nowMs < wakeAt) return { state, actions: [] }
  return settle(state, options)
}

export function wedgeKey(
  before: WedgeState,
  key: WedgeKey,
  options: WedgeOptions = WEDGE_DEFAULTS,
): WedgeStep {
  const isSlow = key.timeStampMs - before.lastMs > options.maxGapMs
  const settled =
    isSlow && before.held.length > 0 ? settle(before, options) : { state: before, actions: [] }
  const step = takeKey(rejoined(settled.state, key, options), key, options)
  return { state: step.state, actions: [...settled.actions, ...step.actions] }
}

/**
 * A busy page runs its timers before the keys that were hit meanwhile. When a key's own time stamp follows what was
 * given back as a scanner's keys follow each other, they are one scan after all. What a person typed into a field stays
 * there.
 */
function rejoined(state: WedgeState, key: WedgeKey, options: WedgeOptions): WedgeState {
  const { givenBack } = state
  if (givenBack === null || state.held.length > 0) return state
  const follows = key.timeStampMs - givenBack.lastMs <= options.maxGapMs
  if (!follows || key.isInTextField) return { ...state, givenBack: null }
  return isModifier(key) ? state : { ...state, text: givenBack.text, givenBack: null }
}

function takeKey(state: WedgeState, key: WedgeKey, options: WedgeOptions): WedgeStep {
  const lastMs = key.timeStampMs
  if (isModifier(key)) {
    // Shift belongs to the next character, so it neither breaks a scan nor starts one.
    return { state: state.held.length > 0 ? { ...state, lastMs } : state, actions: [PASS] }
  }
  if (isLineEnd(key)) return takeEnd(state, key, options)
  if (isAltDigit(key) && state.held.length > 0) {
    const altDigits = (state.altDigits ?? '') + key.key
    return hold({ ...state, altDigits, lastMs }, key)
  }
  const whole = withAltCode(state)
  if (isGroupSeparator(key) && whole.held.length > 0) {
    return hold({ ...whole, text: whole.text + GS, lastMs }, key)
  }
  if (isCharacter(key)) return hold({ ...whole, text: whole.text + key.key, lastMs }, key)
  return { state: emptied(state), actions: [...release(state), PASS] }
}

function takeEnd(state: WedgeState, key: WedgeKey, options: WedgeOptions): WedgeStep {
  if (state.held.length === 0 && state.text === '') {
    const isLate = key.timeStampMs <= state.ignoreEndUntilMs
    return { state, actions: [isLate ? HOLD : PASS] }
  }
  const scan = readScan(state, options)
  if (scan === null || scan.text.length < MIN_FRAMED) {
    return { state: emptied(state), actions: [...release(state), PASS] }
  }
  return {
    state: { ...emptied(state), ignoreEndUntilMs: key.timeStampMs + options.maxGapMs },
    actions: [{ kind: 'scan', ...scan, keys: state.held }, HOLD],
  }
}

/** The keys stopped coming: a scan that has its frame at the front, a long one without any, or typing. */
function settle(state: WedgeState, options: WedgeOptions): WedgeStep {
  const scan = readScan(state, options)
  const isScan =
    scan !== null &&
    (scan.isFramed
      ? scan.text.length >= MIN_FRAMED
      : scan.text.length >= MIN_UNFRAMED && !state.held.some((key) => key.isInTextField))
  if (!isScan) {
    const givenBack = { text: withAltCode(state).text, lastMs: state.lastMs }
    return { state: { ...emptied(state), givenBack }, actions: release(state) }
  }
  return {
    state: { ...emptied(state), ignoreEndUntilMs: state.lastMs + LATE_END_MS },
    actions: [{ kind: 'scan', text: scan.text, aim: scan.aim, keys: state.held }],
  }
}

type ReadScan = { readonly text: string; readonly aim: string | null; readonly isFramed: boolean }

/** What the held keys spell, with prefix and AIM id taken off; null when an Alt code in it is not a character. */
function readScan(state: WedgeState, options: WedgeOptions): ReadScan | null {
  const { text: whole, altDigits } = withAltCode(state)
  if (altDigits !== null) return null
  const hasPrefix = options.prefix !== '' && whole.startsWith(options.prefix)
  const rest = hasPrefix ? whole.slice(options.prefix.length) : whole
  const aim = AIM_ID.exec(rest)?.[0] ?? null
  const text = aim === null ? rest : rest.slice(aim.length)
  return { text, aim, isFramed: hasPrefix || aim !== null }
}

/** Closes an Alt code that is under way: 029 is GS, other codes are characters; what is neither stays open. */
function withAltCode(state: WedgeState): WedgeState {
  if (state.altDigits === null) return state
  const code = Number(state.altDigits)
  const isCharacterCode = state.altDigits.length >= 2 && code > 0 && code <= 255
  if (!isCharacterCode) return state
  return { ...state, text: state.text + String.fromCharCode(code), altDigits: null }
}

const HOLD: WedgeAction = { kind: 'hold' }
const PASS: WedgeAction = { kind: 'pass' }

function hold(state: WedgeState, key: WedgeKey): WedgeStep {
  return { state: { ...state, held: [...state.held, key] }, actions: [HOLD] }
}

function release(state: WedgeState): WedgeAction[] {
  return state.held.length === 0 ? [] : [{ kind: 'release', keys: state.held }]
}

function emptied(state: WedgeState): WedgeState {
  return { ...state, held: [], text: '', altDigits: null, givenBack: null }
}

function isModifier(key: WedgeKey): boolean {
  return ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock'].includes(key.key)
}

function isLineEnd(key: WedgeKey): boolean {
  return (key.key === 'Enter' || key.key === 'Tab') && !hasCombination(key) && !isByPerson(key)
}

/** A character as it is typed; Ctrl and Alt together are AltGr on Windows, which types characters. */
function isCharacter(key: WedgeKey): boolean {
  if (isByPerson(key) || [...key.key].length !== 1) return false
  return !hasCombination(key) || (key.ctrlKey && key.altKey && !key.metaKey)
}

function isAltDigit(key: WedgeKey): boolean {
  return key.altKey && !key.ctrlKey && /^Numpad\d$/.test(key.code) && /^\d$/.test(key.key)
}

function isGroupSeparator(key: WedgeKey): boolean {
  return key.ctrlKey && !key.altKey && (key.key === ']' || key.code === 'BracketRight')
}

function hasCombination(key: WedgeKey): boolean {
  return key.altKey || key.ctrlKey || key.metaKey
}

/** Scanners neither compose characters nor lean on a key. */
function isByPerson(key: WedgeKey): boolean {
  return key.isComposing || key.isRepeat
}
