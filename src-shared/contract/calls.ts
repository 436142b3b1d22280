/**
 * Every call the screen may make to the station, once: name, input, output. IPC, WebSocket, dispatcher and client
 * are all derived from this table. A command changes something and answers when it is taken into the queue (scans)
 * or done (the rest); a query only reads.
 */
import { z } from 'zod'
import { commandWords } from '../model/command-word.ts'
import { rotations } from '../model/rotation.ts'
import { benchViewSchema } from './bench-view.ts'

function defineCommand<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'command' as const, input, output }
}
function defineQuery<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'query' as const, input, output }
}

const nothing = z.object({})
const text = z.string().max(4096)
const mm = z.number().int().min(0).max(100_000)

export const calls = {
  /** A scan from a keyboard wedge or the on-screen scanner. */
  scan: defineCommand(
    z.object({
      text,
      aim: z.string().max(8).nullable(),
      source: z.enum(['wedge', 'screen']),
    }),
    nothing,
  ),
  /** A command by its key or button. */
  press: defineCommand(z.object({ word: z.enum(commandWords) }), nothing),
  /** The unit in hand was put here instead; it falls down onto what lies below. */
  putElsewhere: defineCommand(
    z.object({ x: mm, z: mm, rotation: z.enum(rotations).nullable() }),
    nothing,
  ),
  setLanguage: defineCommand(z.object({ language: z.enum(['en', 'de']) }), nothing),
  /** Demo only: the simulated devices. `grams: null` puts what the parcel should weigh on the scale. */
  simulateScale: defineCommand(
    z.object({ grams: z.number().min(0).max(60_000).nullable(), isOn: z.boolean() }),
    nothing,
  ),
  simulatePrinter: defineCommand(
    z.object({ fault: z.enum(['paperOut', 'headOpen', 'paused', 'silent']).nullable() }),
    nothing,
  ),
  view: defineQuery(nothing, benchViewSchema),
  /** Demo only: labels that the simulated printer has put out, newest first. */
  simulatedLabels: defineQuery(
    nothing,
    z.object({ labels: z.array(z.object({ number: z.number().int(), title: z.string() })) }),
  ),
  /** A PNG as base64. */
  simulatedLabelImage: defineQuery(
    z.object({ number: z.number().int() }),
    z.object({ png: z.string().nullable() }),
  ),
} as const

export type Calls = typeof calls
export type CallName = keyof Calls
export type CallInput<N extends CallName> = z.infer<Calls[N]['input']>
export type CallOutput<N extends CallName> = z.infer<Calls[N]['output']>

/** What the station sends by itself. */
export const pushes = {
  view: benchViewSchema,
  /** The simulated printer put out another label. */
  simulatedLabel: z.object({ number: z.number().int(), title: z.string() }),
} as const
export type PushName = keyof typeof pushes
export type Push<N extends PushName = PushName> = {
  [K in N]: { readonly push: K; readonly data: z.infer<(typeof pushes)[K]> }
}[N]
