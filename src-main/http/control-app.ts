/**
 * The control channel: what the command line asks of the station that holds a data folder. Loopback only, with the
 * bearer token of station.json (which only this user can read); a browser's request, told by its Origin, is refused.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { isAppError, sentenceOf } from '../../src-shared/base/app-error.ts'
import { isLoopbackHost } from './loopback.ts'

const path = z.object({ path: z.string().min(1).max(4096) })
const nothing = z.object({})

/** Every request by its name: what goes in. */
export const controlInputs = {
  status: nothing,
  screenAddress: nothing,
  mergeImport: path,
  backup: path,
  restore: path,
}
export type ControlName = keyof typeof controlInputs
export type ControlHandlers = {
  [N in ControlName]: (input: z.infer<(typeof controlInputs)[N]>) => Promise<unknown> | unknown
}
export type ControlAnswer =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly code: string; readonly message: string }

export function createControlApp(
  handlers: ControlHandlers,
  token: string,
  onUnexpected: (error: unknown) => void,
): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    const isBrowser = context.req.header('origin') !== undefined
    if (!isLoopbackHost(context.req.header('host')) || isBrowser) return context.notFound()
    const given = context.req.header('authorization') ?? ''
    if (!isSame(given, `Bearer ${token}`))
      return context.json(refusal('contract/bad-message', 'The token is wrong.'), 401)
    return await next()
  })
  app.post('/control/:name', bodyLimit({ maxSize: 64 * 1024 }), async (context) => {
    const name = context.req.param('name')
    if (!Object.hasOwn(controlInputs, name))
      return context.json(refusal('contract/unknown', `There is no request "${name}".`), 404)
    const body: unknown = await context.req.json().catch(() => undefined)
    return context.json(await answer(handlers, name as ControlName, body, onUnexpected))
  })
  return app
}

async function answer(
  handlers: ControlHandlers,
  name: ControlName,
  body: unknown,
  onUnexpected: (error: unknown) => void,
): Promise<ControlAnswer> {
  const input = controlInputs[name].safeParse(body)
  if (!input.success) return refusal('contract/bad-message', `${name}: the request is not valid.`)
  try {
    const run = handlers[name] as (input: unknown) => unknown
    return { ok: true, output: (await run(input.data)) ?? null }
  } catch (error) {
    if (isAppError(error)) return refusal(error.code, sentenceOf(error))
    onUnexpected(error)
    return refusal('internal/unexpected', 'The station could not do that. Its log says why.')
  }
}

/** Compares digests, so that neither the length nor the place of the first difference shows in the time taken. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

function refusal(code: string, message: string): Extract<ControlAnswer, { ok: false }> {
  return { ok: false, code, message }
}
