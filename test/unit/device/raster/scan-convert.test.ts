import { expect, test } from 'vitest'
import { ScanConverter } from '../../../../src-main/device/raster/scan-convert.ts'

/** The picture as rows of `#` and `.`. */
function picture(converter: ScanConverter, thickenDots = 0): string[] {
  const { widthDots, heightDots, bytesPerRow, bits } = converter.draw(thickenDots)
  return Array.from({ length: heightDots }, (_, y) =>
    Array.from({ length: widthDots }, (_, x) =>
      (bits[y * bytesPerRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7)) ? '#' : '.',
    ).join(''),
  )
}

const square = (from: number, to: number) => [from, from, to, from, to, to, from, to]

test('a square covers exactly its dots', () => {
  const converter = new ScanConverter(5, 5)
  converter.add([square(1, 4)], 0, 5, 1)
  expect(picture(converter)).toEqual(['.....', '.###.', '.###.', '.###.', '.....'])
})

test('a dot is black when at least half of it is covered', () => {
  const converter = new ScanConverter(4, 1)
  converter.add([[0, 0, 2.5, 0, 2.5, 1, 0, 1]], 0, 1, 1)
  expect(picture(converter)).toEqual(['###.'])
  const less = new ScanConverter(4, 1)
  less.add([[0, 0, 2.4, 0, 2.4, 1, 0, 1]], 0, 1, 1)
  expect(picture(less)).toEqual(['##..'])
})

test('an inner outline drawn the other way round is a hole', () => {
  const converter = new ScanConverter(5, 5)
  converter.add([square(0, 5), [1, 1, 1, 4, 4, 4, 4, 1]], 0, 5, 1)
  expect(picture(converter)).toEqual(['#####', '#...#', '#...#', '#...#', '#####'])
})

test('overlapping strokes count once', () => {
  const converter = new ScanConverter(4, 4)
  converter.add([square(0, 3), square(1, 4)], 0, 4, 1)
  expect(picture(converter)).toEqual(['.###', '####', '####', '###.'])
})

test('what lies outside the picture is left out', () => {
  const converter = new ScanConverter(3, 2)
  converter.add([square(-5, 50)], 0, 2, 1)
  expect(picture(converter)).toEqual(['###', '###'])
})

test('thickening widens a stroke to both sides', () => {
  const converter = new ScanConverter(7, 1)
  converter.add([[3, 0, 4, 0, 4, 1, 3, 1]], 0, 1, 1)
  expect(picture(converter, 2)).toEqual(['..###..'])
})
