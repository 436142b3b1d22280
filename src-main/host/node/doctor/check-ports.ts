/** Whether the two ports can be opened, unless a station of ours holds them already. */
import { createServer } from 'node:net'
import { broken, type Finding, good } from './finding.ts'

export type WantedPort = { readonly port: number; readonly use: string; readonly flag: string }

export async function checkPorts(
  wanted: readonly WantedPort[],
  held: readonly number[],
): Promise<Finding[]> {
  return await Promise.all(
    wanted.map(async ({ port, use, flag }) => {
      if (port === 0) return good(`any free port (${use})`)
      if (held.includes(port)) return good(`port ${port} (${use}) is held by the running station`)
      if (await isFree(port)) return good(`port ${port} (${use}) is free`)
      return broken(
        `port ${port} (${use}) is taken by another program`,
        `Close it, or start the station with another port: ${flag} NUMBER.`,
      )
    }),
  )
}

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)))
  })
}
