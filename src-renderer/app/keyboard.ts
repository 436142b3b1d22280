/**
 * The keyboard of the bench: every key goes through the wedge detector first, in the capture phase, so that no scan
 * needs a focus and none lands in a field. What a person typed comes back as hot keys, or as text for the field that
 * has the focus. Keys that would leave the page (F5, F3, Backspace, Ctrl+wheel …) do nothing else.
 */
import { type Disposable, disposable } from '../../src-shared/base/disposable.ts'
import {
  WEDGE_START,
  type WedgeAction,
  type WedgeKey,
  wakeAtMs,
  wedgeKey,
  wedgeTick,
} from '../../src-shared/wedge/wedge-detector.ts'

export type KeyboardIntents = {
  scan(text: string, aim: string | null): void
  /** A key of a person outside any field; true when it meant something. */
  hotKey(key: string): boolean
}

export function watchKeyboard(page: Window, intents: KeyboardIntents): Disposable {
  let state = WEDGE_START
  let timer: number | undefined

  function wakeLater(): void {
    page.clearTimeout(timer)
    const wakeAt = wakeAtMs(state)
    if (wakeAt === null) return
    // While the page was busy drawing, keys may have queued up behind this timer. A second task comes after them.
    const letKeysPass = (): void => {
      timer = page.setTimeout(tick, 0)
    }
    timer = page.setTimeout(letKeysPass, Math.max(1, wakeAt - page.performance.now()))
  }

  function tick(): void {
    const step = wedgeTick(state, page.performance.now())
    state = step.state
    for (const action of step.actions) apply(action, null)
    wakeLater()
  }

  function apply(action: WedgeAction, event: KeyboardEvent | null): void {
    if (action.kind === 'scan') intents.scan(action.text, action.aim)
    else if (action.kind === 'release') for (const key of action.keys) release(key)
    else if (event === null) return
    else if (action.kind === 'hold') stop(event)
    else pass(event)
  }

  function release(key: WedgeKey): void {
    if (key.isInTextField) insertText(page.document, key.key)
    else intents.hotKey(key.key)
  }

  function pass(event: KeyboardEvent): void {
    if (isTextField(event.target) && !/^F\d/.test(event.key) && event.key !== 'Escape') return
    const isOnControl = event.key === 'Enter' && isFocusedControl(event.target)
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey
    const isTaken = !isOnControl && isPlain && !event.repeat && intents.hotKey(event.key)
    if (isTaken || isBrowserKey(event)) stop(event)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = wedgeKey(state, toWedgeKey(event))
    state = step.state
    for (const action of step.actions) apply(action, event)
    wakeLater()
  }

  const quiet = (event: Event): void => event.preventDefault()
  const noZoom = (event: WheelEvent): void => {
    if (event.ctrlKey) event.preventDefault()
  }
  page.addEventListener('keydown', onKeyDown, true)
  page.addEventListener('contextmenu', quiet)
  page.addEventListener('wheel', noZoom, { passive: false })
  return disposable(() => {
    page.clearTimeout(timer)
    page.removeEventListener('keydown', onKeyDown, true)
    page.removeEventListener('contextmenu', quiet)
    page.removeEventListener('wheel', noZoom)
  })
}

function stop(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}

function toWedgeKey(event: KeyboardEvent): WedgeKey {
  return {
    key: event.key,
    code: event.code,
    timeStampMs: event.timeStamp,
    isComposing: event.isComposing,
    isRepeat: event.repeat,
    altKey: event.altKey,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    isInTextField: isTextField(event.target),
  }
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'range'
}

/** Enter on a button that was reached with the keyboard is that button's, not a confirmation. */
function isFocusedControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('button:focus-visible, a:focus-visible')
}

/** Keys with which a browser would leave, reload, search, print or zoom. */
function isBrowserKey(event: KeyboardEvent): boolean {
  if (/^F([1-9]|1[0-2])$/.test(event.key) || event.key === 'BrowserBack') return true
  if (event.key === 'Backspace') return !isTextField(event.target)
  if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) return true
  return (
    event.ctrlKey &&
    ['r', 'R', 'f', 'g', 'p', 's', 'o', 'u', '+', '-', '0', '='].includes(event.key)
  )
}

/** Gives typed text that was held back to the field, so that it counts as the person's own input. */
function insertText(document: Document, text: string): void {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement) || [...text].length !== 1) return
  const from = field.selectionStart ?? field.value.length
  field.setRangeText(text, from, field.selectionEnd ?? from, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
