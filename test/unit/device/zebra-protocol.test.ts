import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf } from '../../../src-main/device/protocol/ascii.ts'
import { readErrors } from '../../../src-main/device/protocol/zebra-errors.ts'
import {
  isEmpty,
  readHostStatus,
  troubleIn,
} from '../../../src-main/device/protocol/zebra-host-status.ts'
import { readIdentity } from '../../../src-main/device/protocol/zebra-identity.ts'
import {
  askErrors,
  askHostStatus,
  askIdentity,
  askOdometer,
} from '../../../src-main/device/protocol/zebra-questions.ts'
import { ZebraReplyReader } from '../../../src-main/device/protocol/zebra-replies.ts'
import { errorsAnswer, hostStatusAnswer } from '../../../src-main/device/sim/zebra-answers.ts'
import { anyBytes, anyPlaces, cut } from './chunks.ts'

const HEALTHY = ['030,0,0,1218,000,0,0,0,000,0,0,0', '001,0,0,0,1,2,6,0,00000000,1,000', '1234,0']

function withField(line: number, field: number, value: string): string[] {
  return HEALTHY.map((text, n) => {
    if (n !== line) return text
    return text
      .split(',')
      .map((old, index) => (index === field ? value : old))
      .join(',')
  })
}

describe('the host status', () => {
  test('a healthy, empty printer', () => {
    const status = readHostStatus(HEALTHY)
    expect(status).toMatchObject({ formatsInBuffer: 0, labelsRemaining: 0 })
    expect(status && [troubleIn(status), isEmpty(status)]).toEqual([null, true])
  })

  test.each([
    [0, 1, 'paperOut'],
    [0, 2, 'paused'],
    [0, 6, 'error'],
    [0, 9, 'error'],
    [0, 10, 'error'],
    [0, 11, 'hot'],
    [1, 2, 'headOpen'],
    [1, 3, 'ribbonOut'],
  ])('flag %i.%i is %s', (line, field, trouble) => {
    const status = readHostStatus(withField(line, field, '1'))
    expect(status && troubleIn(status)).toBe(trouble)
  })

  test.each([
    [0, 4, '002'],
    [0, 5, '1'],
    [0, 7, '1'],
    [1, 8, '00000001'],
  ])('field %i.%i = %s is a printer that is not empty', (line, field, value) => {
    const status = readHostStatus(withField(line, field, value))
    expect(status && isEmpty(status)).toBe(false)
  })

  test.each([
    ['two lines', HEALTHY.slice(0, 2)],
    ['a flag that is neither 0 nor 1', withField(0, 1, '2')],
    ['a letter', withField(1, 8, '0000000A')],
    ['a field too many', withField(2, 1, '0,0')],
  ])('%s is no answer', (_name, frames) => {
    expect(readHostStatus(frames)).toBeNull()
  })
})

describe('the error query', () => {
  const answer = (flag: number, high: string, low: string) =>
    `PRINTER STATUS\r\n ERRORS: ${flag} ${high} ${low}\r\n WARNINGS: 0 00000000 00000008`

  test.each([
    [0, '00000000', '00000000', null],
    [1, '00000000', '00000005', 'headOpen'],
    [1, '00000000', '00000001', 'paperOut'],
    [1, '00000000', '00000002', 'ribbonOut'],
    [1, '00000000', '00000008', 'error'],
    [1, '00000000', '00000010', 'hot'],
    [1, '00000000', '00010000', 'paused'],
    [1, '00000000', '00800000', 'error'],
    [1, '00000001', '00000000', 'error'],
    [0, '00000000', '00040000', 'error'],
    [1, '00000000', '00000000', 'error'],
  ])('%i %s %s is %s', (flag, high, low, trouble) => {
    expect(readErrors(answer(flag, high, low))).toEqual({ trouble, isPaperNearEnd: true })
  })

  test('another frame is no answer', () => {
    expect(readErrors(HEALTHY[0] ?? '')).toBeNull()
  })
})

describe('who the printer is', () => {
  test.each([
    ['ZTC ZD420-203dpi ZPL,V93.20.15Z,8,4194304', true, 8],
    ['ZTC ZT610-600dpi ZPL,V92.21.26Z,24,8192KB', true, 24],
    ['GX420d-200dpi,V61.17.17Z,8,8176KB', true, 8],
    ['ZTC GK420d EPL,V1.2.3E,8,2104KB', false, 8],
    ['LASER 4000', false, null],
    ['ZTC X ZPL,V1.0Z,9,1', true, null],
    ['', false, null],
  ])('%j', (frame, speaksZpl, dpmm) => {
    expect(readIdentity(frame)).toMatchObject({ speaksZpl, dpmm })
  })
})

describe('answers out of a stream of bytes', () => {
  test('the questions find their answers among others', () => {
    const reader = new ZebraReplyReader()
    const replies = reader.push(
      Uint8Array.of(
        ...hostStatusAnswer({
          fault: null,
          formatsInBuffer: 2,
          labelsRemaining: 3,
          hasPartialFormat: false,
        }),
        ...errorsAnswer('cutter'),
        ...bytesOf('"1234"'),
      ),
    )
    expect(askHostStatus.read(replies)).toMatchObject({ formatsInBuffer: 2, labelsRemaining: 3 })
    expect(askErrors.read(replies)).toMatchObject({ trouble: 'error' })
    expect(askOdometer.read(replies)).toEqual({ count: 1234 })
    expect(askOdometer.read(reader.push(bytesOf('"?"')))).toEqual({ count: null })
  })

  test('an answer that was cut off does not eat the next one', () => {
    const replies = new ZebraReplyReader().push(bytesOf('\u0002030,0,\u0002ZD,V1,8,1\u0003'))
    expect(askIdentity.read(replies)).toMatchObject({ model: 'ZD', dpmm: 8 })
  })

  test('whatever the bytes, nothing throws and any chunking gives the same answers', () => {
    fc.assert(
      fc.property(anyBytes, anyPlaces, (bytes, places) => {
        const cutUp = new ZebraReplyReader()
        const inParts = cut(bytes, places).flatMap((chunk) => cutUp.push(chunk))
        const whole = new ZebraReplyReader()
        expect(inParts).toEqual(whole.push(bytes))
        expect(cutUp.strayBytes).toBe(whole.strayBytes)
        for (const question of [askHostStatus, askErrors, askIdentity, askOdometer])
          question.read(inParts)
      }),
    )
  })

  test('a status line with one byte changed is never taken for healthier than it is', () => {
    const sick = withField(0, 1, '1').map((line) => line)
    const text = sick.join('|')
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 32, max: 126 }), (place, code) => {
        const changed = text.slice(0, place) + String.fromCharCode(code) + text.slice(place + 1)
        const status = readHostStatus(changed.split('|'))
        const isTheFlagItself = place === 4
        if (status !== null && !isTheFlagItself) expect(troubleIn(status)).not.toBeNull()
      }),
    )
  })
})
