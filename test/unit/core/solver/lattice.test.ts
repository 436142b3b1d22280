import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decimalsOf,
  sumOfDecimals,
  fromLattice,
  latticeDown,
  latticeFor,
  latticeUp,
} from '../../../../src-main/core/solver/lattice.ts'

test('decimals are counted as JSON writes them', () => {
  expect([1, 0.5, 12.25, 1e-7, 1.5e-7, 1e21].map(decimalsOf)).toEqual([0, 1, 2, 7, 8, 0])
})

test('the finest decimal decides the unit', () => {
  expect(latticeFor([1, 2.5, 0.125], 100)).toEqual({ scale: 1000 })
})

test('thirds get a unit of their own', () => {
  const lattice = latticeFor([100, 100 / 3], 100)
  expect([latticeUp(lattice, 100 / 3) * 3, lattice.scale]).toEqual([latticeDown(lattice, 100), 3])
})

test('what does not fit the lattice is rounded up for items and down for spaces', () => {
  const lattice = latticeFor([Math.PI, 1000], 1000)
  expect(fromLattice(lattice, latticeUp(lattice, Math.PI))).toBeGreaterThan(Math.PI)
  expect(fromLattice(lattice, latticeDown(lattice, Math.PI))).toBeLessThan(Math.PI)
})

test('every decimal comes back as it went in', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e7 }),
      fc.integer({ min: 0, max: 4 }),
      (digits, decimals) => {
        const value = Number(`${digits}e-${decimals}`)
        const lattice = latticeFor([value], 1e7)
        expect(fromLattice(lattice, latticeUp(lattice, value))).toBe(value)
      },
    ),
  )
})

test('lengths that are whole multiples of anything are counted in that', () => {
  const lattice = latticeFor([3 * Math.PI, 7 * Math.PI, 60 * Math.PI], 60 * Math.PI)
  const counts = [3, 7, 60].map((n) => latticeUp(lattice, n * Math.PI))
  expect(counts.map((count) => count / counts[0]!)).toEqual([1, 7 / 3, 20])
  expect(fromLattice(lattice, counts[1]!)).toBeCloseTo(7 * Math.PI, 12)
})

test('a sum of decimals has no dust', () => {
  expect([
    sumOfDecimals([0.1, 0.2]),
    sumOfDecimals([0.7, 0.1, 1e-7]),
    sumOfDecimals([]),
    sumOfDecimals([1e15, 0.1]),
  ]).toEqual([0.3, 0.8000001, 0, 1e15 + 0.1])
})
