import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  WEDGE_DEFAULTS,
  WEDGE_START,
  type WedgeAction,
  type WedgeKey,
  type WedgeOptions,
  wakeAtMs,
  wedgeKey,
  wedgeTick,
} from '../../../src-shared/wedge/wedge-detector.ts'

const plain = {
  isComposing: false,
  isRepeat: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isInTextField: false,
}

function keyAt(timeStampMs: number, key: string, more: Partial<WedgeKey> = {}): WedgeKey {
  return { ...plain, key, code: '', timeStampMs, ...more }
}

function keysOf(text: string, gapMs: number, startMs = 1000): WedgeKey[] {
  return [...text].map((character, index) =>
    keyAt(startMs + index * gapMs, character === '\n' ? 'Enter' : character),
  )
}

/** Feeds keys with ticks between them as a page would, and one long after the last; tells what happened, in order. */
function run(keys: readonly WedgeKey[], options: WedgeOptions = WEDGE_DEFAULTS): WedgeAction[] {
  let state = WEDGE_START
  const actions: WedgeAction[] = []
  for (const key of keys) {
    const wakeAt = wakeAtMs(state, options)
    if (wakeAt !== null && wakeAt <= key.timeStampMs) {
      const tick = wedgeTick(state, wakeAt, options)
      state = tick.state
      actions.push(...tick.actions)
    }
    const step = wedgeKey(state, key, options)
    state = step.state
    actions.push(...step.actions)
  }
  actions.push(...wedgeTick(state, Number.MAX_SAFE_INTEGER, options).actions)
  return actions
}

function scansIn(actions: readonly WedgeAction[]): { text: string; aim: string | null }[] {
  return actions.flatMap((action) =>
    action.kind === 'scan' ? [{ text: action.text, aim: action.aim }] : [],
  )
}

/** What the page gets to see: released keys and those passed, in order. Replays which key each pass was about. */
function seenByPage(keys: readonly WedgeKey[], options = WEDGE_DEFAULTS): WedgeKey[] {
  let state = WEDGE_START
  const seen: WedgeKey[] = []
  const take = (actions: readonly WedgeAction[], current: WedgeKey | null) => {
    for (const action of actions) {
      if (action.kind === 'release') seen.push(...action.keys)
      if (action.kind === 'pass' && current !== null) seen.push(current)
    }
  }
  for (const key of keys) {
    const step = wedgeKey(state, key, options)
    state = step.state
    take(step.actions, key)
  }
  take(wedgeTick(state, Number.MAX_SAFE_INTEGER, options).actions, null)
  return seen
}

describe('a scan through the keyboard', () => {
  test('a fast code with Enter is a scan, and the page sees none of its keys', () => {
    const keys = keysOf('4006381333931\n', 8)
    expect(scansIn(run(keys))).toEqual([{ text: '4006381333931', aim: null }])
    expect(seenByPage(keys)).toEqual([])
  })

  test('Tab ends a scan as Enter does', () => {
    const keys = [...keysOf('ABC', 10), keyAt(1030, 'Tab')]
    expect(scansIn(run(keys))).toEqual([{ text: 'ABC', aim: null }])
  })

  test('CR and LF, sent as two Enters, are one end and confirm nothing', () => {
    const keys = keysOf('4006381333931\n\n', 8)
    expect(scansIn(run(keys))).toHaveLength(1)
    expect(seenByPage(keys)).toEqual([])
  })

  test('a late Enter after a scan that silence ended is not taken for CONFIRM', () => {
    const keys = [...keysOf('40063813', 30), keyAt(1000 + 7 * 30 + 70, 'Enter')]
    expect(scansIn(run(keys))).toEqual([{ text: '40063813', aim: null }])
    expect(seenByPage(keys)).toEqual([])
  })

  test('a prefix and an AIM id are taken off and frame a short code without a terminator', () => {
    const options = { ...WEDGE_DEFAULTS, prefix: '~' }
    expect(scansIn(run(keysOf('~A12', 10), options))).toEqual([{ text: 'A12', aim: null }])
    expect(scansIn(run(keysOf(']C1010952123454321', 10)))).toEqual([
      { text: '010952123454321', aim: ']C1' },
    ])
  })

  test('capitals with their Shift keys are one scan', () => {
    const keys = [...'AbC'].flatMap((character, index) => [
      keyAt(1000 + index * 20, 'Shift'),
      keyAt(1005 + index * 20, character),
    ])
    expect(scansIn(run([...keys, keyAt(1050, 'Enter')]))).toEqual([{ text: 'AbC', aim: null }])
  })

  test.each([
    ['Alt+029', (at: number) => altCode('029', at)],
    ['Alt+0029', (at: number) => altCode('0029', at)],
    ['Ctrl+]', (at: number) => [keyAt(at, ']', { ctrlKey: true, code: 'BracketRight' })]],
  ])('%s in a scan is the group separator', (_name, separator) => {
    const start = keysOf(']C110ABC', 5)
    const keys = [...start, ...separator(1040), ...keysOf('21XYZ\n', 5, 1070)]
    expect(scansIn(run(keys))).toEqual([{ text: '10ABC\u001d21XYZ', aim: ']C1' }])
  })
})

function altCode(digits: string, at: number): WedgeKey[] {
  const pad = [...digits].map((digit, index) =>
    keyAt(at + 5 + index * 5, digit, { altKey: true, code: `Numpad${digit}` }),
  )
  return [keyAt(at, 'Alt', { altKey: true }), ...pad]
}

describe('a person typing', () => {
  test('a short burst and its Enter come through, in order', () => {
    const keys = keysOf('no\n', 40)
    expect(scansIn(run(keys))).toEqual([])
    expect(seenByPage(keys)).toEqual(keys)
  })

  test('a very fast word in a text field is not a scan without a frame', () => {
    const keys = keysOf('packing', 45).map((key) => ({ ...key, isInTextField: true }))
    expect(scansIn(run(keys))).toEqual([])
    expect(seenByPage(keys)).toEqual(keys)
  })

  test('a key that is leaned on, an IME and shortcuts pass untouched', () => {
    const keys = [
      ...Array.from({ length: 12 }, (_, n) => keyAt(1000 + n * 30, 'a', { isRepeat: n > 0 })),
      keyAt(1400, 'Process', { isComposing: true }),
      keyAt(1420, 'c', { ctrlKey: true }),
      keyAt(1440, 'F2'),
    ]
    expect(scansIn(run(keys))).toEqual([])
    expect(seenByPage(keys)).toEqual(keys)
  })

  test('Alt codes and Ctrl+] outside of a scan belong to the person', () => {
    const keys = [...altCode('0233', 1000), keyAt(2000, ']', { ctrlKey: true })]
    expect(seenByPage(keys)).toEqual(keys)
  })

  test('held keys are given back 60 ms after the last one, not before', () => {
    const { state } = wedgeKey(WEDGE_START, keyAt(1000, '5'))
    expect(wedgeTick(state, 1059).actions).toEqual([])
    expect(wedgeTick(state, 1060).actions).toEqual([{ kind: 'release', keys: [keyAt(1000, '5')] }])
  })
})

describe('whatever the keys', () => {
  const character = fc.constantFrom(...'0123456789ABCxyz]-. ')
  const oneKey = fc.oneof(
    character,
    fc.constantFrom('Enter', 'Tab', 'Shift', 'Alt', 'F1', 'Backspace', 'ArrowLeft', 'Dead'),
  )

  function timed(keys: { key: string; gapMs: number; more: Partial<WedgeKey> }[]): WedgeKey[] {
    let at = 1000
    return keys.map(({ key, gapMs, more }) => {
      at += gapMs
      return keyAt(at, key, more)
    })
  }

  test('typing with 80 ms or more between the keys comes through unchanged', () => {
    const typing = fc.array(
      fc.record({ key: oneKey, gapMs: fc.integer({ min: 80, max: 2000 }), more: fc.constant({}) }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(typing, (strokes) => {
        const keys = timed(strokes)
        expect(scansIn(run(keys))).toEqual([])
        expect(seenByPage(keys)).toEqual(keys)
      }),
    )
  })

  test('a code of 3 characters or more with Enter is read at any gap up to 30 ms', () => {
    const code = fc
      .array(fc.constantFrom(...'0123456789ABCxyz-. '), { minLength: 3, maxLength: 60 })
      .map((characters) => characters.join(''))
    const gaps = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 61, maxLength: 61 })
    fc.assert(
      fc.property(code, gaps, fc.boolean(), (text, gapsMs, isInTextField) => {
        const strokes = [...text, 'Enter'].map((key, index) => ({
          key,
          gapMs: gapsMs[index] ?? 0,
          more: { isInTextField },
        }))
        const keys = timed(strokes)
        expect(scansIn(run(keys))).toEqual([{ text, aim: null }])
        expect(seenByPage(keys)).toEqual([])
      }),
    )
  })

  test('nothing is lost: each key is seen by the page or is part of a scan, in order', () => {
    const strokes = fc.array(
      fc.record({
        key: oneKey,
        gapMs: fc.integer({ min: 0, max: 120 }),
        more: fc.record({
          altKey: fc.boolean(),
          ctrlKey: fc.boolean(),
          isRepeat: fc.boolean(),
          code: fc.constantFrom('', 'Numpad0', 'Numpad2', 'Numpad9', 'BracketRight'),
        }),
      }),
      { maxLength: 80 },
    )
    fc.assert(
      fc.property(strokes, (all) => {
        const keys = timed(all)
        expect(accountedFor(keys).filter(isNoModifier)).toEqual(keys.filter(isNoModifier))
        expect(new Set(accountedFor(keys))).toEqual(new Set(keys))
      }),
    )
  })
})

/** Modifiers go to the page at once, so they may overtake characters that are held. */
function isNoModifier(key: WedgeKey): boolean {
  return key.key !== 'Shift' && key.key !== 'Alt'
}

/** Every key with an outcome: passed, released, read in a scan, or held as a scan's line end. */
function accountedFor(keys: readonly WedgeKey[]): WedgeKey[] {
  let state = WEDGE_START
  const seen: WedgeKey[] = []
  for (const key of keys) {
    const step = wedgeKey(state, key)
    state = step.state
    for (const action of step.actions)
      if (action.kind === 'release' || action.kind === 'scan') seen.push(...action.keys)
    const isKept = state.held.includes(key)
    if (!isKept && step.actions.some((action) => action.kind === 'pass' || action.kind === 'hold'))
      seen.push(key)
  }
  return [...seen, ...state.held]
}

describe('keys that reach a busy page late', () => {
  test('are one scan when they were hit one after another, however long the page heard nothing', () => {
    const [first, rest] = [keysOf('299100', 2), keysOf('0000450\n', 2, 1012)]
    let state = WEDGE_START
    for (const key of first) state = wedgeKey(state, key).state
    const quiet = wedgeTick(state, 1010 + 250)
    expect(quiet.actions).toEqual([])
    const actions = rest.flatMap((key) => {
      const step = wedgeKey(state, key)
      state = step.state
      return step.actions
    })
    expect(scansIn(actions)).toEqual([{ text: '2991000000450', aim: null }])
  })

  test('are one scan even when the first of them was given back before the page came to the rest', () => {
    const keys = keysOf('00095212340000000020\n', 3)
    for (let torn = 1; torn < keys.length; torn++) {
      let state = WEDGE_START
      const actions: WedgeAction[] = []
      keys.forEach((key, index) => {
        if (index === torn) {
          const tick = wedgeTick(state, key.timeStampMs + 1000)
          state = tick.state
          actions.push(...tick.actions)
        }
        const step = wedgeKey(state, key)
        state = step.state
        actions.push(...step.actions)
      })
      // From six characters on, a silence ends a code without a frame: what comes later is another one.
      const whole = { text: '00095212340000000020', aim: null }
      if (torn < 6) expect(scansIn(actions)).toEqual([whole])
    }
  })

  test('of a person never join a scan: the next key comes too late for that', () => {
    const typed = keysOf('7', 0)
    const scanned = keysOf('ABC123\n', 5, 1000 + WEDGE_DEFAULTS.maxGapMs + 1)
    expect(scansIn(run([...typed, ...scanned]))).toEqual([{ text: 'ABC123', aim: null }])
  })

  test('of a person are given back as soon as ever: only what no fingers can do is held longer', () => {
    const typed = keysOf('123', 13).reduce((state, key) => wedgeKey(state, key).state, WEDGE_START)
    expect(wakeAtMs(typed)).toBe(1026 + WEDGE_DEFAULTS.holdMs)
  })
})
