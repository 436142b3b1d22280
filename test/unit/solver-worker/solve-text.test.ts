import { expect, test } from 'vitest'
import { solveText } from '../../../src-main/solver-worker/solve-text.ts'

const request = { items: [{ id: 'a', w: 5, h: 5, d: 5 }], bins: [{ id: 'C', w: 9, h: 9, d: 9 }] }

test('the text of a request becomes the text of its answer', () => {
  const solved = solveText(JSON.stringify(request), {
    effort: 'fast',
    requestId: 'r1',
    nowMs: () => 0,
  })
  expect(solved.ok && JSON.parse(solved.json)).toMatchObject({
    bins: [{ templateId: 'C', vizUrl: 'http://127.0.0.1:7420/viz', placements: [{ itemId: 'a' }] }],
    stats: { items: 1, placed: 1, durationMs: 0, requestId: 'r1' },
    extensions: { effort: 'fast', cutShort: false },
  })
})

test('what is no JSON, no request or does not all fit is refused with a sentence', () => {
  const tight = { ...request, allowUnplaced: false, items: [{ id: 'a', w: 50, h: 5, d: 5 }] }
  expect([solveText('{'), solveText('[]'), solveText(JSON.stringify(tight))]).toMatchObject([
    {
      ok: false,
      error: {
        code: 'invalid_request',
        message: 'The request is not JSON. A file with one request a line wants --jsonl.',
      },
    },
    { ok: false, error: { code: 'invalid_request' } },
    { ok: false, error: { code: 'unplaced_items', message: "1 item does not fit: 'a'." } },
  ])
})
