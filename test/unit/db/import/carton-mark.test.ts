import { expect, test } from 'vitest'
import { chooseMark } from '../../../../src-main/db/import/carton-mark.ts'
import type { CartonMark } from '../../../../src-shared/model/carton-type.ts'

function marksOf(codes: readonly string[]): CartonMark[] {
  const marks: CartonMark[] = []
  for (const code of codes) marks.push(chooseMark(code, marks))
  return marks
}

test('a carton is called by what its code ends with', () => {
  const letters = marksOf(['C01', 'C12', 'Box XL', 'MAILER-S', '4711']).map((mark) => mark.letter)
  expect(letters).toEqual(['1', '12', 'XL', 'S', '711'])
})

test('a letter that is taken is not given again', () => {
  const letters = marksOf(['A1', 'B1', 'C1', '1', '01']).map((mark) => mark.letter)
  expect(new Set(letters).size).toBe(5)
})

test('48 cartons differ in colour or shape, and all of a hundred in their letter', () => {
  const marks = marksOf(Array.from({ length: 100 }, (_, index) => `C${index + 1}`))
  const pairs = marks.slice(0, 48).map(({ colour, shape }) => `${colour} ${shape}`)
  expect(new Set(pairs).size).toBe(48)
  expect(new Set(marks.map((mark) => mark.letter)).size).toBe(100)
})

test('the same cartons get the same marks', () => {
  expect(marksOf(['C03', 'Tube', 'C01'])).toEqual(marksOf(['C03', 'Tube', 'C01']))
})
