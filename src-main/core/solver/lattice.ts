/**
 * The lattice: the integers that the solver counts in. One lattice unit is the finest decimal that the
 * request uses, as long as the largest container stays under 10^12 units; thirds, sevenths and the like get a unit
 * of their own. Finer numbers are rounded, items up and spaces down, which costs less than 10^-11 of the
 * container. Coordinates go back by one division, so that neighbours touch to 1e-11 relative.
 */
export type Lattice = {
  /** Lattice units in one of the caller's. */
  readonly scale: number
  /** The caller's length that is one lattice unit, where that is more exact than 1 / scale. */
  readonly unit?: number
}

const LARGEST = 1e12
/** Weights are only added up, never multiplied. */
export const LARGEST_WEIGHT = 1e14
/** What multiplying a decimal by a power of ten may be off by, in lattice units, and as a part of the product. */
const NOISE = 1e-3
const RELATIVE_NOISE = 2 ** -50
/** A common unit is believed when the largest length is at most this many of it, all lengths whole to within NOISE. */
const MOST_UNITS = 1e7

/** Digits after the decimal point of a number as JSON writes it. */
export function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const point = mantissa.indexOf('.')
  const digits = point < 0 ? 0 : mantissa.length - point - 1
  return Math.max(0, digits - Number(exponent))
}

/** The lattice for these numbers, the largest container length (or weight limit) being `largest`. */
export function latticeFor(
  values: Iterable<number>,
  largest: number,
  most: number = LARGEST,
): Lattice {
  const list = [...values]
  const decimals = list.reduce((most, value) => Math.max(most, decimalsOf(value)), 0)
  const room = Math.floor(Math.log10(most / Math.max(largest, Number.MIN_VALUE)))
  if (decimals <= room) return { scale: Number(`1e${decimals}`) }
  return (
    fractionLattice(list) ??
    commonUnit(list) ?? { scale: Number(`1e${Math.max(-290, Math.min(room, 290))}`) }
  )
}

/** Numbers that are thirds, sixths, sevenths … of round decimals: dividing a length gives them often. */
function fractionLattice(values: readonly number[]): Lattice | null {
  for (const power of [1, 10, 100, 1000]) {
    for (const part of [3, 7, 9, 11, 13]) {
      const scale = part * power
      const isWhole = (value: number) =>
        Math.abs(Math.round(value * scale) - value * scale) <= 1e-12 * Math.abs(value * scale)
      if (values.every(isWhole)) return { scale }
    }
  }
  return null
}

/** Numbers that are all whole multiples of some length, whatever that is (Euclid's algorithm on floats). */
function commonUnit(values: readonly number[]): Lattice | null {
  const lengths = values.filter((value) => value > 0)
  const longest = Math.max(...lengths)
  const dust = 1e-10 * longest
  let unit = longest
  for (const length of lengths) {
    let rest = length
    while (rest > dust) [unit, rest] = [rest, unit % rest]
    // What is left of a whole multiple may be a little less than one more unit.
    if (unit * MOST_UNITS < longest) return null
  }
  unit = longest / Math.round(longest / unit)
  const isWhole = (value: number) => Math.abs(Math.round(value / unit) - value / unit) <= NOISE
  return values.every(isWhole) ? { scale: 1 / unit, unit } : null
}

/** The whole number that a product stands for, or null where it stands for none. */
function wholeNear(exact: number): number | null {
  const near = Math.round(exact)
  const noise = Math.max(NOISE, RELATIVE_NOISE * Math.abs(exact))
  return Math.abs(near - exact) < noise ? near : null
}

export function latticeUp(lattice: Lattice, value: number): number {
  const exact = value * lattice.scale
  return wholeNear(exact) ?? Math.ceil(exact)
}

export function latticeDown(lattice: Lattice, value: number): number {
  const exact = value * lattice.scale
  return wholeNear(exact) ?? Math.floor(exact)
}

export function latticeNear(lattice: Lattice, value: number): number {
  return Math.round(value * lattice.scale)
}

/** Back to the caller's unit. */
export function fromLattice(lattice: Lattice, count: number): number {
  if (lattice.unit !== undefined) return count * lattice.unit
  return lattice.scale >= 1 ? count / lattice.scale : count * Math.round(1 / lattice.scale)
}

/** A sum of the caller's decimals without the dust that adding floats leaves (0.1 + 0.2). */
export function tidy(lattice: Lattice, value: number): number {
  const near = fromLattice(lattice, latticeNear(lattice, value))
  return Math.abs(near - value) <= 1e-12 * Math.abs(value) ? near : value
}

/** The sum of decimals as a person would write it: 0.1 + 0.2 is 0.3. */
export function sumOfDecimals(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0)
  const decimals = values.reduce((most, value) => Math.max(most, decimalsOf(value)), 0)
  const digitsBefore = Math.max(0, Math.ceil(Math.log10(Math.max(1, Math.abs(sum)))))
  return decimals + digitsBefore > 15 ? sum : Number(sum.toFixed(decimals))
}
