import { expect, test } from 'vitest'
import { soundPatterns } from '../../../../src-renderer/sounds/sound-patterns.ts'

const patterns = Object.entries(soundPatterns)
const pitchOf = (name: keyof typeof soundPatterns): string =>
  soundPatterns[name].map((note) => note.hz).join()
const rhythmOf = (name: keyof typeof soundPatterns): string =>
  soundPatterns[name].map((note) => `${note.atMs}+${note.lengthMs}`).join()

test('each two sounds differ in pitch and in rhythm', () => {
  const names = patterns.map(([name]) => name as keyof typeof soundPatterns)
  expect(new Set(names.map(pitchOf)).size).toBe(names.length)
  expect(new Set(names.map(rhythmOf)).size).toBe(names.length)
})

test('good is short and high, wrong is longer, low and made of two tones, complete rises', () => {
  const { good, wrong, complete } = soundPatterns
  const lengthOf = (notes: typeof good): number =>
    Math.max(...notes.map((note) => note.atMs + note.lengthMs))
  expect(lengthOf(good)).toBeLessThanOrEqual(120)
  expect(wrong.length).toBe(2)
  expect(lengthOf(wrong)).toBeGreaterThan(4 * lengthOf(good))
  expect(Math.max(...wrong.map((note) => note.hz))).toBeLessThan((good[0]?.hz ?? 0) / 4)
  const pitches = complete.map((note) => note.hz)
  expect(pitches).toEqual(pitches.toSorted((a, b) => a - b))
})

test('every sound begins at once', () => {
  expect(patterns.map(([, notes]) => notes[0]?.atMs)).toEqual(patterns.map(() => 0))
})
