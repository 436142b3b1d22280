/**
 * Who may open the screen: whoever has the one-time address that this start printed. The address gives the browser a
 * cookie with the screen's secret; page, assets and WebSocket want that cookie. The secret is kept with the data, so that
 * an open screen finds its station again after a power cut. Pages of other sites are kept out by Host and Origin, and by
 * SameSite=Strict. The cookie's name holds the port, as cookies do not tell ports apart.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export type ScreenAccess = {
  /** Another one-time token. */
  issueToken(): string
  /** True once for each token that was issued. */
  redeem(token: string): boolean
  /** The whole Set-Cookie header. */
  cookie(port: number): string
  holdsCookie(header: string | undefined, port: number): boolean
}

/** Tokens that nobody used do not pile up: the oldest goes. */
const openTokens = 16

export function createScreenAccess(secret: string): ScreenAccess {
  const tokens: string[] = []
  return {
    issueToken() {
      const token = randomBytes(32).toString('base64url')
      tokens.push(token)
      if (tokens.length > openTokens) tokens.shift()
      return token
    },
    redeem(token) {
      const index = tokens.findIndex((each) => isSame(each, token))
      if (index < 0) return false
      tokens.splice(index, 1)
      return true
    },
    cookie: (port) => `${cookieName(port)}=${secret}; Path=/; HttpOnly; SameSite=Strict`,
    holdsCookie: (header, port) =>
      (header ?? '').split(';').some((pair) => {
        const [name, value] = pair.trim().split('=', 2)
        return name === cookieName(port) && isSame(value ?? '', secret)
      }),
  }
}

/** The screen answers to its own address alone, so that no other host name can be pointed at it. */
export function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}` || host === `[::1]:${port}`
}

export function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin !== undefined && origin === `http://${host}`
}

function cookieName(port: number): string {
  return `packwright-${port}`
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
