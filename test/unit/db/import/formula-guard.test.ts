import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guard, unguard } from '../../../../src-main/db/import/formula-guard.ts'

const nasty = fc.string({
  unit: fc.constantFrom(...["'", '=', '+', '-', '@', '\t', '\r', '＝', 'a', '1', ' ']),
})

test('no guarded text begins like a formula', () => {
  fc.assert(fc.property(nasty, (value) => !/^[=+\-@\t\r＝]/.test(guard(value))))
})

test('every text comes back to the letter', () => {
  fc.assert(fc.property(fc.oneof(nasty, fc.string()), (value) => unguard(guard(value)) === value))
})

test('an ordinary apostrophe stays alone', () => {
  expect(guard("'s-Gravenhage")).toBe("'s-Gravenhage")
  expect(unguard("'s-Gravenhage")).toBe("'s-Gravenhage")
  expect(unguard("'=1+1")).toBe('=1+1')
})
