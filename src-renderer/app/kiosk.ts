/** Kiosk manners: the screen stays awake, nothing is selected or dragged by accident, full screen by one key. */
export function keepAwake(page: Window): void {
  const ask = (): void => {
    // A refusal (power saving, no rights) is nothing that a packer could change.
    page.navigator.wakeLock?.request('screen').catch(() => undefined)
  }
  page.document.addEventListener('visibilitychange', () => {
    if (page.document.visibilityState === 'visible') ask()
  })
  ask()
}

export function toggleFullScreen(document: Document): void {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen()
  // Browsers refuse it without a key or touch of the person; the window then stays as it is.
  change.catch(() => undefined)
}

/** A touched button gives its focus back, so that the next Enter confirms and does not press it again. */
export function returnFocusAfterTouch(document: Document): void {
  document.addEventListener('pointerup', () => {
    const focused = document.activeElement
    if (focused instanceof HTMLButtonElement) focused.blur()
  })
  document.addEventListener('dragstart', (event) => event.preventDefault())
}
