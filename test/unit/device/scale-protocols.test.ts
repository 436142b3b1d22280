import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { andStandard, readAndLine } from '../../../src-main/device/protocol/and.ts'
import { bytesOf } from '../../../src-main/device/protocol/ascii.ts'
import { mtSics, readMtSicsLine } from '../../../src-main/device/protocol/mt-sics.ts'
import { nci, readNciAnswer } from '../../../src-main/device/protocol/nci.ts'
import { readWeight } from '../../../src-main/device/protocol/weight-text.ts'
import { SCALE_SPEECH } from '../../../src-main/device/sim/scale-speech.ts'
import { anyBytes, anyPlaces, cut } from './chunks.ts'

const weight = (grams: number, isStable: boolean, divisionG = 1) => ({
  kind: 'weight',
  grams,
  isStable,
  divisionG,
})

describe('weights as scales write them', () => {
  test.each([
    ['100.00', 'g', { grams: 100, divisionG: 1 }],
    ['1.250', 'kg', { grams: 1250, divisionG: 1 }],
    ['0.285', 'kg', { grams: 285, divisionG: 1 }],
    ['- 0.50', 'kg', { grams: -500, divisionG: 10 }],
    ['12.5', 'kg', { grams: 12500, divisionG: 100 }],
    ['1', 'lb', { grams: 454, divisionG: 454 }],
    ['4.2', 'oz', { grams: 119, divisionG: 3 }],
    ['-0.000', 'kg', { grams: 0, divisionG: 1 }],
    ['1,5', 'kg', { grams: 1500, divisionG: 100 }],
  ])('%s %s', (number, unit, expected) => {
    expect(readWeight(number, unit)).toEqual(expected)
  })

  test.each([
    ['', 'g'],
    ['1.2.3', 'g'],
    ['12', 'pcs'],
    ['NaN', 'kg'],
    ['1e3', 'g'],
    ['12', ''],
  ])('%j %j is not a weight', (number, unit) => {
    expect(readWeight(number, unit)).toBeNull()
  })
})

describe('answers of scales', () => {
  test.each([
    ['S S     100.00 g', weight(100, true)],
    ['S D      1.234 kg', weight(1234, false)],
    ['S S      -0.50 g', weight(-1, true)],
    ['S S      -0.40 g', weight(0, true)],
    ['S +', { kind: 'over' }],
    ['S -', { kind: 'under' }],
    ['S I', { kind: 'fault' }],
    ['ES', { kind: 'fault' }],
    ['S S 12 furlongs', { kind: 'unreadable' }],
    ['I4 A "0123456789"', { kind: 'unreadable' }],
  ])('MT-SICS %j', (line, expected) => {
    expect(readMtSicsLine(line)).toEqual(expected)
  })

  test.each([
    ['ST,+0001.234 kg', weight(1234, true)],
    ['US,+0001.20 kg', weight(1200, false, 10)],
    ['ST,GS,+00012.5  g', weight(13, true)],
    ['OL,+9999999E+19', { kind: 'over' }],
    ['OL,-9999999E+19', { kind: 'under' }],
    ['ST,0001.234', { kind: 'unreadable' }],
  ])('A&D %j', (line, expected) => {
    expect(readAndLine(line)).toEqual(expected)
  })

  test.each([
    ['\n   1.234kg\r\n00\r', weight(1234, true)],
    ['\n   0.50lb\r\n10\r', weight(227, false, 5)],
    ['\n02\r', { kind: 'over' }],
    ['\n01\r', { kind: 'under' }],
    ['\n   1.234kg\r\n04\r', { kind: 'fault' }],
    ['\n?\r', { kind: 'unreadable' }],
  ])('NCI %j', (answer, expected) => {
    expect(readNciAnswer(answer)).toEqual(expected)
  })
})

describe.each([mtSics, nci, andStandard])('the $name reader', (protocol) => {
  test('whatever the bytes, it never throws and any chunking gives the same answers', () => {
    fc.assert(
      fc.property(anyBytes, anyPlaces, (bytes, places) => {
        const whole = protocol.createReader()
        const cutUp = protocol.createReader()
        const inParts = cut(bytes, places).flatMap((chunk) => [...cutUp.push(chunk)])
        expect(inParts).toEqual([...whole.push(bytes)])
      }),
    )
  })

  test('it reads back what a scale of that kind says', () => {
    const speech = SCALE_SPEECH[protocol.name]
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.boolean(), (grams, isStable) => {
        const bytes = speech.say({ grams, isStable, range: 'ok' })
        expect(protocol.createReader().push(bytes)).toEqual([weight(grams, isStable)])
      }),
    )
    for (const range of ['over', 'under'] as const) {
      const bytes = speech.say({ grams: 0, isStable: false, range })
      expect(protocol.createReader().push(bytes)).toEqual([{ kind: range }])
    }
  })

  test('a weight with one byte changed is the same weight, another answer of the scale, or unreadable; never a throw', () => {
    const bytes = SCALE_SPEECH[protocol.name].say({ grams: 1234, isStable: true, range: 'ok' })
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), (place, byte) => {
        const changed = Uint8Array.from(bytes)
        changed[place] = byte
        for (const answer of protocol.createReader().push(changed)) {
          if (answer.kind === 'weight') expect(Number.isInteger(answer.grams)).toBe(true)
        }
      }),
    )
  })
})

test('each protocol asks with a question that its scale understands', () => {
  for (const protocol of [mtSics, nci, andStandard]) {
    const line = new TextDecoder().decode(protocol.ask).trim()
    expect(SCALE_SPEECH[protocol.name].isQuestion(line)).toBe(true)
  }
  expect(mtSics.ask).toEqual(bytesOf('SI\r\n'))
})
