/** The local API on port 7420: /health and the banner of the packing API. The five systems' paths join here. */
import { Hono } from 'hono'
import { errorEnvelope } from './envelope.ts'
import { loopbackOnly } from './loopback.ts'

export type ApiParts = {
  /** Rejects when the station cannot work. */
  readonly ready: Promise<void>
  onUnexpected(error: unknown): void
}

export function createApiApp({ ready, onUnexpected }: ApiParts): Hono {
  const app = new Hono()
  app.use(loopbackOnly)
  app.get('/', (context) => context.text('BinSolver API'))
  app.get('/health', async (context) => {
    await ready
    return context.text('ok')
  })
  app.notFound((context) =>
    context.json(errorEnvelope('not_found', `There is nothing at ${context.req.path}.`), 404),
  )
  app.onError((error, context) => {
    onUnexpected(error)
    return context.json(errorEnvelope('internal', 'The station could not do that.'), 500)
  })
  return app
}
