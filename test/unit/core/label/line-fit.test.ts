import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLineFit } from '../../../../src-main/core/label/line-fit.ts'
import { printerTextWidth } from '../../../../src-main/core/label/printer-font.ts'
import { sampleRasterizer } from '../../../harness/label-documents.ts'

const fit = createLineFit(sampleRasterizer)
const style = { isBold: false, language: null }

test('words are wrapped whole when they can be', async () => {
  expect(await fit.wrap('one two three four', style, 4200)).toEqual(['one two', 'three four'])
})

test('a word wider than the line is broken, and nothing of it is lost', async () => {
  const word = 'Donaudampfschifffahrtsgesellschaft'
  const lines = await fit.wrap(word, style, 4000)
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.join('')).toBe(word)
})

test('Japanese and Thai are wrapped although they have no spaces', async () => {
  for (const text of ['千代田区丸の内一丁目九番一号', 'ถนนสุขุมวิทกรุงเทพมหานคร']) {
    const lines = await fit.wrap(text, style, 6500)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.join('')).toBe(text)
  }
})

test('no line is wider than its room, and no letter is lost', async () => {
  const word = fc.stringMatching(/^[A-Za-zÄÖÜäöüß0-9.,-]{1,25}$/)
  await fc.assert(
    fc.asyncProperty(
      fc.array(word, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1500, max: 12_000 }),
      async (words, room) => {
        const lines = await fit.wrap(words.join(' '), style, room)
        for (const line of lines) expect(printerTextWidth(line)).toBeLessThanOrEqual(room)
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''))
      },
    ),
  )
})

test('a line that is cut says so and fits', async () => {
  const cut = await fit.shorten('Ελένη Παπαδοπούλου-Οικονόμου', style, 8000)
  expect(cut).toMatch(/^Ελένη.*\.\.\.$/)
  expect(await fit.width(cut, style)).toBeLessThanOrEqual(8000)
  expect(await fit.shorten('short', style, 8000)).toBe('short')
})
