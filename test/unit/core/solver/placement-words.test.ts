import { expect, test } from 'vitest'
import { describePlacement } from '../../../../src-main/core/solver/placement-words.ts'
import { solve } from '../../../../src-main/core/solver/solve.ts'
import type { NestedPlacement, Rotation } from '../../../../src-shared/model/packing.ts'

const room = { w: 100, h: 100, d: 100 }
const at = (
  itemId: string,
  x: number,
  y: number,
  z: number,
  w: number,
  h: number,
  d: number,
  rotation: Rotation = 'xyz',
): NestedPlacement => {
  return { itemId, x, y, z, w, h, d, rotation }
}
const book = { w: 20, h: 3, d: 30 }

test('a book on its large face lies, its long side from front to back', () => {
  expect(describePlacement(at('book', 0, 0, 0, 20, 3, 30), book, room, [])).toEqual({
    pose: 'lying',
    turn: true,
    depth: 'back',
    side: 'left',
    on: { kind: 'floor' },
    beside: null,
  })
})

test('a book on its short edge stands upright, on its long edge it is on its side', () => {
  const poses = [at('book', 0, 0, 0, 20, 30, 3, 'xzy'), at('book', 0, 0, 0, 3, 20, 30, 'yxz')].map(
    (placement) => describePlacement(placement, book, room, []).pose,
  )
  expect(poses).toEqual(['upright', 'onSide'])
})

test('front right is where z and x are largest, and what lies beneath and beside is named', () => {
  const earlier = [at('left', 30, 0, 60, 30, 40, 40), at('below', 60, 0, 60, 40, 20, 40)]
  const words = describePlacement(
    at('mug', 60, 20, 60, 40, 10, 40),
    { w: 40, h: 10, d: 40 },
    room,
    earlier,
  )
  expect(words).toEqual({
    pose: 'lying',
    turn: false,
    depth: 'front',
    side: 'right',
    on: { kind: 'items', itemIds: ['below'] },
    beside: 'left',
  })
})

test('an item that fills the width is in the middle of it', () => {
  const words = describePlacement(
    at('board', 0, 0, 40, 100, 5, 20),
    { w: 100, h: 5, d: 20 },
    room,
    [],
  )
  expect([words.side, words.depth]).toEqual(['middle', 'middle'])
})

test('instructions say the same in English and German, one a placement', () => {
  const request = {
    items: [{ id: 'mug', w: 20, h: 3, d: 30, allowRotation: false }],
    bins: [{ id: 'C', ...room }],
    includeInstructions: true,
  }
  const german = { ...request, extensions: { language: 'de' as const } }
  expect([solve(request).bins[0]?.instructions, solve(german).bins[0]?.instructions]).toEqual([
    [
      "1. Place item 'mug' lying flat, long side front to back, back left, on the floor of the carton.",
    ],
    [
      "1. Lege Artikel 'mug' flach liegend, lange Seite von vorn nach hinten, hinten links, auf den Boden des Kartons.",
    ],
  ])
})
