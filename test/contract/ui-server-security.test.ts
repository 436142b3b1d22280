/** Who may open the screen: nobody without the one-time address, no page of another site, no other host name. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { silentLog } from '../../src-main/core/port/log.ts'
import { startUiServer, type UiServer } from '../../src-main/host/node/ui-server.ts'
import { createHostStation } from '../harness/host-station.ts'
import { redeemAddress } from '../harness/screen-over-web-socket.ts'

const parent = mkdtempSync(join(tmpdir(), 'packwright-screen-'))
const rendererDir = join(parent, 'renderer')
let server: UiServer
let cookie: string

function startScreen(port: number): Promise<UiServer> {
  return startUiServer({
    port,
    rendererDir,
    dispatcher: createHostStation().dispatcher,
    control: () => new Response('control'),
    log: silentLog,
    screenSecret: 'the-secret-of-this-data-folder-43-character',
  })
}

beforeAll(async () => {
  mkdirSync(join(rendererDir, 'assets'), { recursive: true })
  writeFileSync(join(parent, 'secret.json'), '{"secret":true}')
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>the screen</title>')
  writeFileSync(join(rendererDir, 'assets', 'index-a1b2.js'), 'export {}')
  server = await startScreen(0)
  cookie = (await redeemAddress(server.address())) ?? ''
})
afterAll(() => server.close())

type Answer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** `fetch` would tidy the path and the Host header up; an attacker does not. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: server.port, path, headers, method },
      (answer) => {
        let body = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          body += chunk
        })
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
        )
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

function openSocket(headers: Record<string, string>, path = '/station'): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers })
    socket.on('open', () => {
      socket.close()
      resolve(101)
    })
    socket.on('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0))
    socket.on('error', () => {})
  })
}

describe('the page', () => {
  test('without a cookie it is words only, for every path', async () => {
    for (const path of ['/', '/index.html', '/assets/index-a1b2.js', '/station', '/nothing']) {
      const answer = await get(path)
      expect(answer.status).toBe(403)
      expect(answer.body).toContain('This is a Packwright station')
      expect(answer.body).not.toMatch(/the screen<|export/)
    }
  })

  test('the one-time address gives a cookie that no script reads and no other site sends', async () => {
    const path = new URL(server.address())
    const answer = await get(`${path.pathname}${path.search}`)
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toBe('/')
    expect(String(answer.headers['set-cookie'])).toMatch(
      new RegExp(`^packwright-${server.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    )
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  test('the same address a second time gives nothing', async () => {
    const address = server.address()
    expect(await redeemAddress(address)).not.toBeNull()
    expect(await redeemAddress(address)).toBeNull()
  })

  test.each(['', 'x', 'A'.repeat(43), '%00', '__proto__'])(
    'the token %j opens nothing',
    async (token) => {
      expect((await get(`/?t=${token}`)).headers['set-cookie']).toBeUndefined()
    },
  )

  test('with the cookie the screen comes, under a policy that lets no foreign code in', async () => {
    const answer = await get('/', { cookie })
    expect(answer.status).toBe(200)
    expect(answer.body).toContain('the screen')
    const policy = String(answer.headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe-eval|script-src|\*/)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  test.each([
    'evil.example',
    `evil.example:1`,
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost',
    '127.0.0.1.evil.example',
  ])('under the host name %j nothing is served, cookie or not', async (host) => {
    const answer = await get('/', { cookie, host })
    expect([400, 421]).toContain(answer.status)
    expect(answer.body).not.toContain('the screen')
  })

  test.each([
    '/../secret.json',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/..%5c..%5csecret.json',
    '//../secret.json',
    '/./../secret.json',
    '/index.html%00.js',
    '/assets',
  ])('the path %s leads to no file outside the screen', async (path) => {
    const answer = await get(path, { cookie })
    expect(answer.body).not.toContain('secret":true')
    expect(answer.status).toBe(404)
  })

  test('a cookie with a wrong secret, or of a station on another port, opens nothing', async () => {
    const [name = '', value = ''] = cookie.split('=')
    for (const wrong of [`${name}=${'A'.repeat(43)}`, `packwright-1=${value}`, `${name}=`, value])
      expect((await get('/', { cookie: wrong })).status).toBe(403)
  })

  test('nothing can be written to the screen', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await get('/index.html', { cookie }, method)).status).toBe(404)
  })
})

describe('the socket', () => {
  const own = () => ({ cookie, origin: `http://127.0.0.1:${server.port}` })

  test('opens with cookie and Origin', async () => {
    expect(await openSocket(own())).toBe(101)
  })

  test.each([
    ['without a cookie', () => ({ origin: own().origin })],
    ['with a wrong cookie', () => ({ ...own(), cookie: cookie.replace(/=.*/, '=x') })],
    ['without an Origin', () => ({ cookie })],
    ['from another site', () => ({ cookie, origin: 'http://evil.example' })],
    ['from another port', () => ({ cookie, origin: 'http://127.0.0.1:1' })],
    ['over https', () => ({ cookie, origin: `https://127.0.0.1:${server.port}` })],
    ['with Origin null', () => ({ cookie, origin: 'null' })],
    [
      'under another host name',
      () => ({ ...own(), host: 'evil.example', origin: 'http://evil.example' }),
    ],
  ])('%s it is refused', async (_what, headers) => {
    expect(await openSocket(headers() as Record<string, string>)).toBe(403)
  })

  test('is opened again by a screen that the station left behind when it fell', async () => {
    const { port } = server
    await server.close()
    server = await startScreen(port)
    expect(await openSocket(own())).toBe(101)
  })

  test('at another path it is refused', async () => {
    expect(await openSocket(own(), '/')).toBe(403)
  })

  test('a connection that speaks no HTTP leaves the server standing', async () => {
    const bad = request({
      host: '127.0.0.1',
      port: server.port,
      method: 'GET',
      path: '/station',
      headers: { connection: 'Upgrade', upgrade: 'nonsense' },
    })
    await new Promise((resolve) =>
      bad.on('response', resolve).on('error', resolve).on('upgrade', resolve).end(),
    )
    expect(await openSocket(own())).toBe(101)
  })
})
