/** Asks the station that holds a data folder, over its control channel. What it refuses comes back as an AppError. */
import { z } from 'zod'
import { AppError, type ErrorCode } from '../../../src-shared/base/app-error.ts'
import { type Holder, holderOf } from '../../app/data-folder.ts'
import type { StationControl } from '../../app/station.ts'

const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), output: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
])

const findingSchema = z.object({
  line: z.number().nullable(),
  column: z.string().nullable(),
  reason: z.string(),
})
const outcomeSchema = z.object({
  rows: z.number(),
  changed: z.number(),
  warnings: z
    .object({ count: z.number(), first: z.array(findingSchema) })
    .default({ count: 0, first: [] }),
})

export type RunningControl = StationControl & {
  status(): Promise<{ pid: number; apiPort: number; isDemo: boolean }>
  screenAddress(): Promise<{ address: string }>
}

/** Null when nobody holds the folder. Throws `data/in-use` while the holder is still starting. */
export function runningControl(dataDir: string): RunningControl | null {
  const holder = holderOf(dataDir)
  if (holder === null) return null
  if (holder === 'unknown')
    throw new AppError(
      'data/in-use',
      `Another Packwright works on ${dataDir} and cannot be asked just now. Try again in a moment.`,
    )
  const ask = (name: string, input: object) => request(holder, name, input)
  return {
    status: async () =>
      z
        .object({ pid: z.number(), apiPort: z.number(), isDemo: z.boolean() })
        .parse(await ask('status', {})),
    screenAddress: async () =>
      z.object({ address: z.string() }).parse(await ask('screenAddress', {})),
    mergeImport: async (path) => outcomeSchema.parse(await ask('mergeImport', { path })),
    backup: async (path) => z.object({ bytes: z.number() }).parse(await ask('backup', { path })),
    restore: async (path) =>
      z.object({ keptAs: z.string().nullable() }).parse(await ask('restore', { path })),
  }
}

async function request(holder: Holder, name: string, input: object): Promise<unknown> {
  const answer = await post(holder, name, input)
  if (answer.ok) return answer.output
  throw new AppError(answer.code as ErrorCode, answer.message)
}

async function post(holder: Holder, name: string, input: object) {
  try {
    const response = await fetch(`http://127.0.0.1:${holder.uiPort}/control/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${holder.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
    return answerSchema.parse(await response.json())
  } catch (error) {
    throw new AppError(
      'host/no-station',
      `The station (process ${holder.pid}) holds the data but does not answer. Close it, then try again.`,
      { pid: holder.pid },
      error,
    )
  }
}
