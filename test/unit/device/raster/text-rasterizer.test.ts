import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DrawnText } from '../../../../src-main/core/port/text-rasterizer.ts'
import { fontFiles } from '../../../../src-main/device/raster/font-catalogue.ts'
import { createTextRasterizer } from '../../../../src-main/device/raster/text-rasterizer.ts'
import { isAppError } from '../../../../src-shared/base/app-error.ts'

const folder = new URL('../../../../resources/fonts/', import.meta.url)
const rasterizer = createTextRasterizer(fileURLToPath(folder))
const style = { heightDots: 40, isBold: false, language: null }
const wide = 5000

function ink(drawn: DrawnText): number {
  return drawn.bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
}

function sameDots(a: DrawnText, b: DrawnText): boolean {
  return a.widthDots === b.widthDots && Buffer.from(a.bits).equals(Buffer.from(b.bits))
}

describe('label fonts', () => {
  test('are all there, and no more than 10 MB', async () => {
    const sizes = await Promise.all(
      fontFiles().map(async (file) => (await stat(new URL(file, folder))).size),
    )
    expect(sizes.every((size) => size > 5000)).toBe(true)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(10_000_000)
  })

  test.each([
    'Ελληνικά ΐΰ',
    'Кириллица ЇҐ',
    'Tiếng Việt ễ ự',
    'Հայաստան',
    'საქართველო',
    'ירושלים',
    'الرياض ۱۲۳',
    'नई दिल्ली',
    'কলকাতা',
    'சென்னை',
    'กรุงเทพฯ',
    '東京都渋谷区 ぁァｱ',
    '北京市朝阳区',
    '臺北市信義區',
    '서울특별시',
    '10 € – № 5',
  ])('have every character of %s', async (text) => {
    for (const isBold of [false, true]) {
      const drawn = await rasterizer.draw(text, { ...style, isBold }, wide)
      expect(drawn.missing).toBe('')
      expect(ink(drawn)).toBeGreaterThan(100)
    }
  })
})

describe('drawn text', () => {
  test('is as wide as it was measured to be', async () => {
    const drawn = await rasterizer.draw('Ελένη Παπαδοπούλου', style, wide)
    expect(drawn.widthDots).toBe(await rasterizer.measure('Ελένη Παπαδοπούλου', style))
    expect(drawn.bits).toHaveLength(drawn.bytesPerRow * drawn.heightDots)
  })

  test('joins Arabic letters: the word differs from its letters side by side', async () => {
    const joined = await rasterizer.measure('ببب', style)
    const apart = await rasterizer.measure('ب\u200cب\u200cب', style)
    expect(joined).toBeLessThan(apart)
  })

  test('runs from right to left in Hebrew, numbers within it from left to right', async () => {
    const hebrew = await rasterizer.draw('אב', style, wide)
    const reversed = await rasterizer.draw('\u202dבא\u202c', style, wide)
    expect(sameDots(hebrew, reversed)).toBe(true)
    const rightToLeft = await rasterizer.draw('א 12', style, wide)
    const leftToRight = await rasterizer.draw('\u202dא 12\u202c', style, wide)
    expect(rightToLeft.widthDots).toBe(leftToRight.widthDots)
    expect(sameDots(rightToLeft, leftToRight)).toBe(false)
  })

  test('takes the shapes of a Han character from the language', async () => {
    const japanese = await rasterizer.draw('骨', { ...style, language: 'ja' }, wide)
    const chinese = await rasterizer.draw('骨', { ...style, language: 'zh-Hans' }, wide)
    expect(sameDots(japanese, chinese)).toBe(false)
  })

  test('has more ink when bold, in every script', async () => {
    for (const text of ['Αθήνα', '東京']) {
      const regular = await rasterizer.draw(text, style, wide)
      const bold = await rasterizer.draw(text, { ...style, isBold: true }, wide)
      expect(ink(bold)).toBeGreaterThan(ink(regular) * 1.15)
    }
  })

  test('shows a box for each character that no font has, and names them', async () => {
    const drawn = await rasterizer.draw('a👩‍👩‍👧🇩🇪ᚠ', style, wide)
    const one = await rasterizer.draw('a🎁', style, wide)
    expect([drawn.missing, one.missing]).toEqual(['👩‍👩‍👧🇩🇪ᚠ', '🎁'])
    const box = await rasterizer.measure('🎁', style)
    expect(drawn.widthDots - one.widthDots).toBe(2 * box)
  })

  test('that is too wide becomes smaller, down to two thirds, and is then cut', async () => {
    const text = 'Ελένη Παπαδοπούλου'
    const full = await rasterizer.measure(text, style)
    const smaller = await rasterizer.draw(text, style, Math.ceil(full * 0.8))
    expect(smaller.widthDots).toBeLessThanOrEqual(Math.ceil(full * 0.8))
    expect(smaller.heightDots).toBeGreaterThan(46)
    const cut = await rasterizer.draw(text, style, Math.ceil(full * 0.3))
    expect(cut.widthDots).toBeLessThanOrEqual(Math.ceil(full * 0.3))
    expect(cut.heightDots).toBe(
      (await rasterizer.draw('Ω', { ...style, heightDots: 26 }, 999)).heightDots,
    )
  })

  test('is drawn whatever the text is, and never wider than allowed', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc
        .array(fc.constantFrom('א', 'ب', '12', ' ', '(', 'Ω', '東', 'ก็', '\u202e', '👍🏽'))
        .map((all) => all.join('')),
    )
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 60, max: 400 }), async (content, maxWidthDots) => {
        const drawn = await rasterizer.draw(content, style, maxWidthDots)
        expect(drawn.widthDots).toBeLessThanOrEqual(maxWidthDots)
        expect(drawn.bits).toHaveLength(drawn.bytesPerRow * drawn.heightDots)
      }),
    )
  })

  test('fails with a sentence when the fonts are not there', async () => {
    const broken = createTextRasterizer('/nowhere')
    const failed = await broken.measure('Ω', style).catch((error: unknown) => error)
    expect(isAppError(failed, 'label/cannot-draw')).toBe(true)
  })
})
