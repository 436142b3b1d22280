/** Refuses requests that did not mean this machine: a page elsewhere can point its own host name at 127.0.0.1. */
import type { MiddlewareHandler } from 'hono'
import { errorEnvelope } from './envelope.ts'

const loopbackHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i

export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && loopbackHost.test(host)
}

export const loopbackOnly: MiddlewareHandler = async (context, next) => {
  if (isLoopbackHost(context.req.header('host'))) return await next()
  return context.json(errorEnvelope('wrong_host', 'This API answers on this machine only.'), 421)
}
