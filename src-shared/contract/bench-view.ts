/**
 * What the bench shows, whole: the station sends one after each change and the screen draws it. No sentence of any
 * language is in here, only codes and facts; the screen's i18n makes the sentences. Weights are grams, lengths mm,
 * times epoch ms.
 */
import { z } from 'zod'
import { commandWords } from '../model/command-word.ts'

const count = z.number().int().nonnegative()
const facts = z.record(z.string(), z.union([z.string(), z.number()]))

export const placementWordsSchema = z.object({
  pose: z.enum(['upright', 'lying', 'onSide']),
  isTurned: z.boolean(),
  depth: z.enum(['back', 'middle', 'front']),
  side: z.enum(['left', 'middle', 'right']),
  /** Titles, not ids, in a view. */
  on: z.array(z.string()),
  beside: z.string().nullable(),
})

/** One unit as the bench shows it: what it is, which of how many, and where it goes. */
export const unitViewSchema = z.object({
  skuCode: z.string(),
  title: z.string(),
  variant: z.string().nullable(),
  picture: z.string().nullable(),
  /** `2 of 5` of the order's units of this SKU. */
  number: count,
  required: count,
  /** Step in this carton, as the scene numbers it; null without a plan. */
  step: count.nullable(),
  /** Equal neighbours that are packed as one block, 1 when it stands alone. */
  blockCount: count,
  words: placementWordsSchema.nullable(),
  isFragile: z.boolean(),
})

export const cartonViewSchema = z.object({
  code: z.string(),
  name: z.string(),
  innerWidthMm: count,
  innerHeightMm: count,
  innerDepthMm: count,
  shelf: z.string().nullable(),
  letter: z.string(),
  colour: z.enum(['blue', 'orange', 'green', 'purple', 'yellow', 'red', 'teal', 'brown']),
  shape: z.enum(['circle', 'square', 'triangle', 'diamond', 'hexagon', 'star']),
})

export const orderSummarySchema = z.object({
  number: z.string(),
  tote: z.string().nullable(),
  units: count,
  service: z.string(),
  priority: z.number().int(),
  placedAt: z.number(),
})

export const reasonCodes = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9'] as const

const printerTrouble = z.enum([
  'paperOut',
  'ribbonOut',
  'headOpen',
  'paused',
  'hot',
  'busy',
  'noAnswer',
  'notZpl',
  'offline',
  'error',
])

/** One member a state of PACKING-SESSION.md, and the questions that may lie over it. */
export const screenSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signIn') }),
  z.object({
    kind: z.literal('idle'),
    waiting: count,
    held: count,
    next: z.array(orderSummarySchema),
    /** Parcels that have no confirmed label yet: PACKING-SESSION rule 5. */
    unconfirmed: z.array(
      z.object({
        orderNumber: z.string(),
        parcelNumber: count,
        sscc: z.string(),
        printState: z.enum(['requested', 'stored', 'sent', 'printed', 'unknown']),
      }),
    ),
  }),
  z.object({ kind: z.literal('reviewing'), notes: z.array(z.string()) }),
  z.object({
    kind: z.literal('choosingCarton'),
    /** Null while the plan is being made, and when no carton holds what is left. */
    carton: cartonViewSchema.nullable(),
    isPlanning: z.boolean(),
    /** Units that no plan has a place for: any carton may be scanned for them. */
    withoutPlan: z.array(unitViewSchema),
  }),
  z.object({
    kind: z.literal('packing'),
    carton: cartonViewSchema,
    /** The unit just scanned: place it now. */
    inHand: unitViewSchema.nullable(),
    /** The unit to scan next, as the plan would have it. */
    next: unitViewSchema.nullable(),
    /** Open places for the unit in hand, numbered for keys and N1…N9; null when not asked for. */
    spots: z
      .array(
        z.object({
          number: count,
          x: z.number(),
          y: z.number(),
          z: z.number(),
          w: z.number(),
          h: z.number(),
          d: z.number(),
          words: placementWordsSchema,
        }),
      )
      .nullable(),
  }),
  z.object({
    kind: z.literal('weighing'),
    carton: cartonViewSchema,
    lastPlaced: unitViewSchema.nullable(),
    expectedG: count,
    toleranceG: count,
    /** False when a master weight is missing: then any weight is taken, with a warning. */
    isExpectedKnown: z.boolean(),
    /** What the scale says now; null without a scale. */
    live: z.object({ grams: z.number(), isStable: z.boolean(), at: z.number() }).nullable(),
    /** The scale must go back to zero first. */
    mustEmptyScale: z.boolean(),
    /** Set when a stable weight was refused. */
    deviation: z
      .object({
        grams: z.number(),
        likely: z
          .object({ title: z.string(), count: z.number(), isMissing: z.boolean() })
          .nullable(),
      })
      .nullable(),
    /** SSCC of a printed label that must be destroyed, and scanned, before another one is made. */
    labelToDestroy: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('labelling'),
    step: z.enum(['drawing', 'printing', 'waiting']),
    trouble: printerTrouble.nullable(),
    weightG: count,
  }),
  z.object({
    kind: z.literal('confirmingLabel'),
    sscc: z.string(),
    weightG: count,
    printState: z.enum(['printed', 'unknown']),
    copies: count,
  }),
  z.object({
    kind: z.literal('done'),
    parcels: count,
    units: count,
    shortUnits: count,
    seconds: count,
  }),
  z.object({ kind: z.literal('onHold'), reason: z.string() }),
  z.object({
    kind: z.literal('stopped'),
    why: z.enum(['cancelled', 'addressChanged', 'itemsChanged']),
  }),
])

/** A question that lies over the screen until a scan or key answers it. */
export const questionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reason'),
    for: z.enum(['HOLD', 'REPRINT', 'RELEASE']),
    reasons: z.array(z.enum(reasonCodes)),
  }),
  /** A second scan of the same command within 5 s does it. */
  z.object({ kind: z.literal('again'), word: z.enum(commandWords), until: z.number() }),
  z.object({
    kind: z.literal('meaning'),
    text: z.string(),
    choices: z.array(
      z.object({
        number: count,
        what: z.enum(['order', 'carton', 'item', 'label']),
        title: z.string(),
      }),
    ),
  }),
])

export const alertCodes = [
  'item.notInOrder',
  'item.otherOrder',
  'item.tooMany',
  'item.laterParcel',
  'item.aside',
  'item.serialTwice',
  'item.serialMissing',
  'item.noneOpen',
  'code.unknown',
  'code.damaged',
  'carton.notPlannedHolds',
  'carton.tooSmall',
  'carton.noneHolds',
  'carton.noStock',
  'carton.first',
  'carton.alreadyThis',
  'order.other',
  'order.unknown',
  'order.shipped',
  'order.cancelled',
  'order.held',
  'order.elsewhere',
  'order.none',
  'order.first',
  'order.changed',
  'note.first',
  'label.wrong',
  'label.notYet',
  'label.alreadyConfirmed',
  'label.destroyFirst',
  'label.destroyed',
  'label.unknownPrint',
  'weight.tooLight',
  'weight.tooHeavy',
  'weight.noMaster',
  'weight.first',
  'command.notNow',
  'command.nothingToUndo',
  'command.nothingInside',
  'badge.unknown',
  'badge.first',
  'badge.supervisorFirst',
  'scan.repeat',
  'scanner.good',
  'scanner.capsLock',
  'scanner.layout',
  'scanner.cut',
  'plan.failed',
  'plan.noSpot',
  'printer.trouble',
  'done.undone',
  'done.released',
  'done.signedIn',
  'done.resumed',
  'done.short',
  'done.damaged',
  'done.held',
  'done.reprinted',
  'done.cartonChanged',
  'done.replanned',
  'data.diskFull',
  'data.notStored',
] as const

export const alertSchema = z.object({
  code: z.enum(alertCodes),
  /** `wrong`: the red band. `attention`: amber. `info`: a calm line. */
  tone: z.enum(['wrong', 'attention', 'info']),
  facts,
  picture: z.string().nullable(),
})

export const sceneBoxSchema = z.object({
  /** Step in this carton, from 1, as the plan would have it. */
  step: count,
  title: z.string(),
  x: z.number(),
  y: z.number(),
  z: z.number(),
  w: z.number(),
  h: z.number(),
  d: z.number(),
  state: z.enum(['packed', 'inHand', 'next', 'later']),
  /** Boxes of one block share its number; the block is drawn and labelled as one. */
  block: count,
})

export const sceneSchema = z.object({
  innerWidthMm: count,
  innerHeightMm: count,
  innerDepthMm: count,
  boxes: z.array(sceneBoxSchema),
})

export const lineViewSchema = z.object({
  skuCode: z.string(),
  title: z.string(),
  variant: z.string().nullable(),
  picture: z.string().nullable(),
  packed: count,
  required: count,
  short: count,
  state: z.enum(['done', 'now', 'open', 'short']),
})

export const deviceViewSchema = z.object({
  deviceId: z.string(),
  kind: z.enum(['scanner', 'scale', 'printer']),
  name: z.string(),
  condition: z.enum(['ready', 'attention', 'lost', 'off']),
  detail: z
    .enum([
      'paperOut',
      'ribbonOut',
      'headOpen',
      'paused',
      'hot',
      'noAnswer',
      'notZpl',
      'unplugged',
      'portBusy',
      'noRights',
      'error',
    ])
    .nullable(),
  at: z.number(),
})

export const benchViewSchema = z.object({
  /** Rises with each view; a screen drops what is older than it shows. */
  revision: count,
  station: z.object({
    name: z.string(),
    isDemo: z.boolean(),
    language: z.enum(['en', 'de']),
    weightUnit: z.enum(['kg', 'lb']),
  }),
  operator: z.object({ name: z.string(), role: z.enum(['packer', 'supervisor']) }).nullable(),
  /** The six stages at the top. Null: nothing is being packed. */
  rail: z.object({
    stage: z.enum(['order', 'carton', 'items', 'weigh', 'label', 'done']),
    itemsDone: count,
    itemsTotal: count,
  }),
  header: z
    .object({
      orderNumber: z.string(),
      recipient: z.string(),
      countryCode: z.string(),
      service: z.string(),
      isUrgent: z.boolean(),
      tote: z.string().nullable(),
    })
    .nullable(),
  parcel: z.object({ number: count, count: count.nullable() }).nullable(),
  screen: screenSchema,
  question: questionSchema.nullable(),
  isHelpOpen: z.boolean(),
  lines: z.array(lineViewSchema),
  scene: sceneSchema.nullable(),
  alert: alertSchema.nullable(),
  /** Work that scans wait for. They queue in order; none is lost. */
  busy: z.enum(['planning', 'drawing', 'printing']).nullable(),
  queuedScans: count,
  commands: z.array(
    z.object({
      word: z.enum(commandWords),
      key: z.string().nullable(),
      barcode: z.string(),
      isEnabled: z.boolean(),
    }),
  ),
  devices: z.array(deviceViewSchema),
  sync: z.object({ state: z.enum(['local', 'online', 'offline', 'awaitingWord']), waiting: count }),
  /** Codes that make sense to scan now: for the on-screen scanner and the help sheet. */
  suggestions: z.array(
    z.object({
      what: z.enum(['order', 'carton', 'item', 'label', 'command', 'badge']),
      code: z.string(),
      title: z.string(),
    }),
  ),
  /** What to sound, once, when `number` rises. */
  feedback: z.object({
    number: count,
    sound: z.enum(['none', 'good', 'wrong', 'complete', 'attention', 'repeat']),
  }),
})

export type BenchView = z.infer<typeof benchViewSchema>
export type ScreenView = z.infer<typeof screenSchema>
export type QuestionView = z.infer<typeof questionSchema>
export type AlertView = z.infer<typeof alertSchema>
export type AlertCode = (typeof alertCodes)[number]
export type AlertFacts = z.infer<typeof facts>
export type UnitView = z.infer<typeof unitViewSchema>
export type CartonView = z.infer<typeof cartonViewSchema>
export type SceneView = z.infer<typeof sceneSchema>
export type SceneBox = z.infer<typeof sceneBoxSchema>
export type LineView = z.infer<typeof lineViewSchema>
export type OrderSummary = z.infer<typeof orderSummarySchema>
export type Sound = BenchView['feedback']['sound']
