/** `packwright solve` as a filter in a pipe. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PackResponse } from '../../../src-shared/model/packing.ts'
import { freshFolder, runHost, startHost } from '../../harness/host-process.ts'

const request = (quantity: number) => ({
  objective: 'minCost',
  items: [{ id: 'MUG', w: 90, h: 100, d: 90, weight: 0.3, quantity }],
  bins: [{ id: 'C1', w: 200, h: 200, d: 200, maxWeight: 10, cost: 40 }],
})

test('a request on stdin is answered on stdout', async () => {
  const { status, out, err } = await runHost(['solve'], { input: JSON.stringify(request(2)) })
  expect({ status, err }).toEqual({ status: 0, err: '' })
  const response: PackResponse = JSON.parse(out)
  expect(response.stats.placed).toBe(2)
})

test('a request in a file is answered the same, byte for byte but for the time it took', async () => {
  const file = join(freshFolder('solve'), 'request.json')
  writeFileSync(file, JSON.stringify(request(3), null, 2))
  const timeless = (text: string) => text.replace(/"durationMs":\d+/, '"durationMs":0')
  const fromFile = await runHost(['solve', file, '--effort', 'fast'])
  const fromPipe = await runHost(['solve', '--effort', 'fast'], {
    input: JSON.stringify(request(3)),
  })
  expect(fromFile.status).toBe(0)
  expect(timeless(fromFile.out)).toBe(timeless(fromPipe.out))
})

test('with --jsonl each line is answered in its place, a bad one with its reason', async () => {
  const lines = [JSON.stringify(request(1)), '{"items":', '', JSON.stringify(request(2))]
  const { status, out, err } = await runHost(['solve', '--jsonl'], { input: lines.join('\n') })
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(answers.map((answer) => answer.stats?.placed ?? answer.error.code)).toEqual([
    1,
    'invalid_request',
    2,
  ])
  expect(status).toBe(1)
  expect(err).toMatch(/^1 of 3 requests were refused/)
})

test.each([
  ['no JSON', [], 'mug', 1, /not JSON/],
  ['no items', [], '{"items":[],"bins":[]}', 1, /items/],
  ['nothing at all', [], '', 1, /not JSON/],
  ['a file that is not there', ['/nowhere/request.json'], '', 1, /does not exist/],
  ['an effort that is none', ['--effort', 'heroic'], '', 2, /"heroic" is no effort/],
])('%s is refused in one line', async (_what, args, input, status, sentence) => {
  const result = await runHost(['solve', ...args], { input })
  expect({ status: result.status, out: result.out }).toEqual({ status, out: '' })
  expect(result.err).toMatch(sentence)
  expect(result.err.trim().split('\n')).toHaveLength(1)
})

test('a reader that has seen enough ends the command without a word', async () => {
  const host = startHost(['solve', '--jsonl'])
  host.child.stdin.on('error', () => {})
  host.child.stdin.write(`${JSON.stringify(request(1))}\n`)
  await host.line(/"bins"/)
  host.child.stdout.destroy()
  for (let i = 0; i < 200; i++) host.child.stdin.write(`${JSON.stringify(request(1))}\n`)
  const { status, err } = await host.ended
  expect({ status, err }).toEqual({ status: 0, err: '' })
})
