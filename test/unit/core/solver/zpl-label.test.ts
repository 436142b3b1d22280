import { expect, test } from 'vitest'
import { binLabel, field } from '../../../../src-main/core/solver/zpl-label.ts'

test('the label is one ZPL format that carries the bin id', () => {
  const label = binLabel('bin-1', 'C10', 3)
  expect([label.startsWith('^XA'), label.endsWith('^XZ'), label.includes('bin-1')]).toEqual([
    true,
    true,
    true,
  ])
})

test('commands and letters beyond ASCII in ids are written as hex', () => {
  expect(field('a^b~c\\d_é€😀')).toBe('a_5Eb_7Ec_5Cd_5F_C3_A9_E2_82_AC_F0_9F_98_80')
})
