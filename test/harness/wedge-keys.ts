/**
 * Keys as a keyboard-wedge scanner sends them: through Chromium's own input path, one right after the other. Nothing
 * waits for the page between two keys, because a scanner does not either.
 */
import type { CDPSession, Page } from 'playwright-core'

type Key = { readonly key: string; readonly code: string; readonly virtual: number }

const named: Record<string, Key & { readonly text?: string }> = {
  Enter: { key: 'Enter', code: 'Enter', virtual: 13, text: '\r' },
  Tab: { key: 'Tab', code: 'Tab', virtual: 9 },
}

function keyOf(name: string): Key & { readonly text?: string } {
  const found = named[name]
  if (found) return found
  const code = /\d/.test(name) ? `Digit${name}` : `Key${name.toUpperCase()}`
  return { key: name, code, virtual: name.toUpperCase().charCodeAt(0), text: name }
}

export type WedgeScanner = {
  /** Resolves when Chromium has taken the last key; what the page makes of it is awaited on the page. */
  scan(code: string): Promise<void>
}

export async function plugInWedge(page: Page): Promise<WedgeScanner> {
  const line = await page.context().newCDPSession(page)
  return {
    async scan(code) {
      await Promise.all([...code, 'Enter'].flatMap((name) => strike(line, keyOf(name))))
    },
  }
}

function strike(line: CDPSession, { key, code, virtual, text }: ReturnType<typeof keyOf>) {
  const base = { key, code, windowsVirtualKeyCode: virtual }
  return [
    line.send('Input.dispatchKeyEvent', { type: 'keyDown', ...base, ...(text ? { text } : {}) }),
    line.send('Input.dispatchKeyEvent', { type: 'keyUp', ...base }),
  ]
}
