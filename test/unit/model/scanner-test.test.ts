import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeScannerTest, scannerTestCode } from '../../../src-shared/model/scanner-test.ts'

/** What a German layout makes of keys that a US scanner presses. */
function asGermanLayout(text: string): string {
  const swapped: Record<string, string> = {
    Y: 'Z',
    Z: 'Y',
    y: 'z',
    z: 'y',
    '-': 'ß',
    '/': '-',
    ':': 'Ö',
  }
  return [...text].map((sign) => swapped[sign] ?? sign).join('')
}

describe('the scanner test', () => {
  test('a code that came whole is good', () => {
    expect(judgeScannerTest(scannerTestCode)).toEqual({ kind: 'good' })
  })

  test('Caps Lock is told from a wrong layout', () => {
    expect(judgeScannerTest('pkt-aqwyzm-AQWYZM-0123456789-/.:')).toEqual({ kind: 'capsLock' })
  })

  test('a wrong layout is told key by key, each once', () => {
    expect(judgeScannerTest(asGermanLayout(scannerTestCode))).toEqual({
      kind: 'layout',
      wrong: ['-→ß', 'Y→Z', 'Z→Y', 'y→z', 'z→y', '/→-', ':→Ö'],
    })
  })

  test('lost signs are said to be lost', () => {
    expect(judgeScannerTest(scannerTestCode.replace('Q', ''))).toEqual({ kind: 'cut' })
  })

  test('no other code is taken for the test, whatever is scanned', () => {
    expect(judgeScannerTest('PKT-1')).toBeNull()
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^pkt/i.test(text))
        expect(judgeScannerTest(text)).toBeNull()
      }),
    )
  })
})
