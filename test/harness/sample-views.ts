/**
 * One bench view for every screen, question and alert that the contract knows, plus the hard cases: long titles, sixty
 * units, a long thin carton, everything in trouble. For layout checks, screenshots and the renderer's own tests.
 */
import {
  alertCodes,
  type AlertView,
  type BenchView,
  type CartonView,
  type SceneBox,
  type SceneView,
  type UnitView,
} from '../../src-shared/contract/bench-view.ts'
import { commandBarcode, commandWords, keyOfCommand } from '../../src-shared/model/command-word.ts'

export const LONG_TITLE =
  'Extra large insulated stainless steel travel mug with handle and leakproof lid, 900 ml'

export const carton: CartonView = {
  code: 'C04',
  name: 'Box M',
  innerWidthMm: 300,
  innerHeightMm: 200,
  innerDepthMm: 215,
  shelf: '2, left',
  letter: 'D',
  colour: 'blue',
  shape: 'hexagon',
}

export const words = {
  upright: {
    pose: 'upright',
    isTurned: false,
    depth: 'front',
    side: 'left',
    on: [],
    beside: 'Toy car, red',
  },
  lying: {
    pose: 'lying',
    isTurned: true,
    depth: 'back',
    side: 'right',
    on: ['Book of knots', 'Puzzle 500 pieces'],
    beside: null,
  },
} as const satisfies Record<string, UnitView['words']>

export function unit(part: Partial<UnitView> = {}): UnitView {
  return {
    skuCode: 'OL-40F99946',
    title: 'Mug 300 ml',
    variant: 'blue',
    picture: 'mug:blue',
    number: 2,
    required: 5,
    step: 3,
    blockCount: 1,
    words: words.upright,
    isFragile: true,
    ...part,
  }
}

function box(
  step: number,
  title: string,
  [x, y, z]: readonly [number, number, number],
  [w, h, d]: readonly [number, number, number],
  state: SceneBox['state'],
  block = step,
): SceneBox {
  return { step, title, x, y, z, w, h, d, state, block }
}

export const scene: SceneView = {
  innerWidthMm: 300,
  innerHeightMm: 200,
  innerDepthMm: 215,
  boxes: [
    box(1, 'Book of knots', [0, 0, 0], [150, 70, 105], 'packed'),
    box(2, 'Toy car, red', [150, 0, 0], [140, 70, 105], 'packed'),
    box(3, 'Mug 300 ml, blue', [0, 0, 105], [150, 70, 105], 'inHand'),
    box(4, 'Lamp', [150, 0, 105], [140, 70, 105], 'next'),
    ...[0, 1, 2, 3, 4, 5].map((i) =>
      box(5 + i, 'Tin of tea', [(i % 3) * 50, 70, i < 3 ? 0 : 50], [50, 60, 50], 'later', 5),
    ),
  ],
}

const boxesAllAs = (state: SceneBox['state']): SceneView => ({
  ...scene,
  boxes: scene.boxes.map((one) => ({ ...one, state })),
})

/** Sixty small units in four layers of fifteen, twenty-two packed. */
export const sixty: SceneView = {
  innerWidthMm: 590,
  innerHeightMm: 390,
  innerDepthMm: 390,
  boxes: Array.from({ length: 60 }, (_, i) => {
    const inLayer = i % 15
    const at = [
      (inLayer % 5) * 116,
      Math.floor(i / 15) * 92,
      Math.floor(inLayer / 5) * 128,
    ] as const
    const state = i < 22 ? 'packed' : i === 22 ? 'inHand' : i === 23 ? 'next' : 'later'
    return box(i + 1, `Soap bar ${i + 1}`, at, [114, 90, 126], state)
  }),
}

export const longThin: SceneView = {
  innerWidthMm: 1180,
  innerHeightMm: 280,
  innerDepthMm: 180,
  boxes: [
    box(1, 'Umbrella', [0, 0, 0], [900, 90, 90], 'packed'),
    box(2, 'Umbrella', [0, 0, 90], [900, 90, 90], 'packed'),
    box(3, LONG_TITLE, [900, 0, 0], [270, 200, 170], 'inHand'),
    box(4, 'Lamp', [0, 90, 0], [700, 180, 170], 'next'),
  ],
}

const at = Date.UTC(2026, 4, 12, 8, 20)

const commands: BenchView['commands'] = commandWords.map((word) => ({
  word,
  key: keyOfCommand[word] ?? null,
  barcode: commandBarcode(word),
  isEnabled: !['NEXT', 'REPRINT', 'CONFIRM'].includes(word),
}))

const devices: BenchView['devices'] = [
  { deviceId: 's1', kind: 'scanner', name: 'DS2208', condition: 'ready', detail: null, at },
  { deviceId: 'w1', kind: 'scale', name: 'PS60', condition: 'ready', detail: null, at },
  { deviceId: 'p1', kind: 'printer', name: 'ZD421', condition: 'ready', detail: null, at },
]

const lines: BenchView['lines'] = [
  ['Book of knots', null, 'book:green', 1, 1, 0, 'done'],
  ['Toy car', 'red', 'toy-car:red', 1, 1, 0, 'done'],
  ['Mug 300 ml', 'blue', 'mug:blue', 1, 5, 0, 'now'],
  ['Lamp', null, 'lamp:yellow', 0, 1, 0, 'open'],
  ['Tin of tea', null, 'tea:green', 0, 6, 1, 'short'],
].map(([title, variant, picture, packed, required, short, state], i) => ({
  skuCode: `SKU-${i}`,
  title,
  variant,
  picture,
  packed,
  required,
  short,
  state,
})) as BenchView['lines']

const goods: BenchView['suggestions'] = [
  { what: 'item', code: '4006381333931', title: 'Mug 300 ml, blue' },
  { what: 'item', code: '4012345678901', title: 'Lamp' },
  { what: 'command', code: commandBarcode('UNDO'), title: 'UNDO' },
  { what: 'badge', code: 'PKB-ANA', title: 'Ana' },
]

/** A bench in the middle of packing; each sample changes what it is about. */
export function benchView(part: Partial<BenchView> = {}): BenchView {
  return {
    revision: 1,
    station: { name: 'Bench 2', isDemo: false, language: 'en', weightUnit: 'kg' },
    operator: { name: 'Ana', role: 'packer' },
    rail: { stage: 'items', itemsDone: 3, itemsTotal: 14 },
    header: {
      orderNumber: '#10023',
      recipient: 'Ελένη Παπαδοπούλου',
      countryCode: 'GR',
      service: 'Express',
      isUrgent: true,
      tote: 'T0023',
    },
    parcel: { number: 1, count: 2 },
    screen: {
      kind: 'packing',
      carton,
      inHand: unit(),
      next: unit({
        title: 'Lamp',
        variant: null,
        picture: 'lamp:yellow',
        number: 1,
        required: 1,
        step: 4,
      }),
      spots: null,
    },
    question: null,
    isHelpOpen: false,
    lines,
    scene,
    alert: null,
    busy: null,
    queuedScans: 0,
    commands,
    devices,
    sync: { state: 'online', waiting: 0 },
    suggestions: goods,
    feedback: { number: 0, sound: 'none' },
    ...part,
  }
}

const between: Partial<BenchView> = { header: null, parcel: null, lines: [], scene: null }
const railAt = (stage: BenchView['rail']['stage']): BenchView['rail'] => ({
  stage,
  itemsDone: 14,
  itemsTotal: 14,
})
const SSCC = '095212340000012346'

const weighing = {
  kind: 'weighing',
  carton,
  lastPlaced: unit({ words: words.lying }),
  expectedG: 3400,
  toleranceG: 68,
  isExpectedKnown: true,
  live: { grams: 3420, isStable: true, at },
  mustEmptyScale: false,
  deviation: null,
  labelToDestroy: null,
} as const satisfies BenchView['screen']

const weighingView = (part: Partial<typeof weighing> | object): BenchView =>
  benchView({
    rail: railAt('weigh'),
    scene: boxesAllAs('packed'),
    screen: { ...weighing, ...part },
  })

const orders = Array.from({ length: 7 }, (_, i) => ({
  number: `#${10017 + i}`,
  tote: i % 3 === 2 ? null : `T00${17 + i}`,
  units: 1 + ((i * 5) % 9),
  service: i % 2 ? 'Standard' : 'Express',
  priority: i,
  placedAt: at + i * 240_000,
}))

const idle = {
  kind: 'idle',
  waiting: 1023,
  held: 2,
  next: orders,
  unconfirmed: [],
} as const satisfies BenchView['screen']

const spots = [
  { x: 150, y: 0, z: 105, side: 'right', depth: 'front' },
  { x: 0, y: 70, z: 0, side: 'left', depth: 'back' },
  { x: 150, y: 70, z: 0, side: 'right', depth: 'back' },
].map((spot, i) => ({
  ...spot,
  number: i + 1,
  w: 150,
  h: 70,
  d: 105,
  words: { ...words.upright, side: spot.side, depth: spot.depth, beside: null },
})) as NonNullable<Extract<BenchView['screen'], { kind: 'packing' }>['spots']>

const screens: Record<string, BenchView> = {
  signIn: benchView({
    ...between,
    operator: null,
    rail: railAt('order'),
    screen: { kind: 'signIn' },
  }),
  idle: benchView({
    ...between,
    rail: { stage: 'order', itemsDone: 0, itemsTotal: 0 },
    screen: idle,
  }),
  idleEmpty: benchView({
    ...between,
    rail: { stage: 'order', itemsDone: 0, itemsTotal: 0 },
    screen: { ...idle, waiting: 0, held: 0, next: [] },
  }),
  idleUnconfirmed: benchView({
    ...between,
    rail: { stage: 'order', itemsDone: 0, itemsTotal: 0 },
    screen: {
      ...idle,
      unconfirmed: (['printed', 'unknown', 'stored', 'sent', 'requested'] as const).map(
        (printState, i) => ({
          orderNumber: `#${10010 + i}`,
          parcelNumber: 1,
          sscc: `09521234000001230${i}`,
          printState,
        }),
      ),
    },
  }),
  reviewing: benchView({
    rail: { stage: 'order', itemsDone: 0, itemsTotal: 14 },
    screen: {
      kind: 'reviewing',
      notes: [
        'It is a gift: leave the invoice out and put the card with the blue ribbon on top of everything.',
        'Fragile. Two layers of paper around each mug.',
      ],
    },
  }),
  cartonPlanning: benchView({
    rail: { stage: 'carton', itemsDone: 0, itemsTotal: 14 },
    scene: null,
    busy: 'planning',
    queuedScans: 2,
    screen: { kind: 'choosingCarton', carton: null, isPlanning: true, withoutPlan: [] },
  }),
  carton: benchView({
    rail: { stage: 'carton', itemsDone: 0, itemsTotal: 14 },
    scene: boxesAllAs('later'),
    screen: { kind: 'choosingCarton', carton, isPlanning: false, withoutPlan: [] },
  }),
  cartonNone: benchView({
    rail: { stage: 'carton', itemsDone: 0, itemsTotal: 14 },
    scene: null,
    screen: {
      kind: 'choosingCarton',
      carton: null,
      isPlanning: false,
      withoutPlan: [1, 2, 3, 4, 5, 6, 7].map((number) => unit({ number, title: LONG_TITLE })),
    },
  }),
  packing: benchView({ feedback: { number: 3, sound: 'good' } }),
  packingScanFirst: benchView({
    scene: {
      ...scene,
      boxes: scene.boxes.map((one) => ({ ...one, state: one.step === 1 ? 'next' : 'later' })),
    },
    screen: {
      kind: 'packing',
      carton,
      inHand: null,
      next: unit({
        title: 'Book of knots',
        variant: null,
        picture: 'book:green',
        number: 1,
        required: 1,
      }),
      spots: null,
    },
  }),
  packingLast: benchView({
    screen: {
      kind: 'packing',
      carton,
      inHand: unit({ words: words.lying }),
      next: null,
      spots: null,
    },
  }),
  packingLong: benchView({
    scene: longThin,
    lines: lines.map((line) => ({ ...line, title: LONG_TITLE })),
    screen: {
      kind: 'packing',
      carton: {
        ...carton,
        code: 'C12',
        colour: 'orange',
        shape: 'triangle',
        letter: 'L',
        name: 'Long thin tube box',
      },
      inHand: unit({
        title: LONG_TITLE,
        variant: 'anthracite grey',
        number: 23,
        required: 60,
        words: { ...words.lying, on: [LONG_TITLE], beside: 'Umbrella, black' },
      }),
      next: unit({ title: LONG_TITLE, variant: 'sand', number: 24, required: 60 }),
      spots: null,
    },
  }),
  packingSixty: benchView({
    scene: sixty,
    rail: { stage: 'items', itemsDone: 22, itemsTotal: 60 },
    lines: Array.from({ length: 20 }, (_, i) => ({
      skuCode: `S${i}`,
      title: `Soap bar, scent ${i + 1}`,
      variant: null,
      picture: 'soap:pink',
      packed: i < 7 ? 3 : i === 7 ? 1 : 0,
      required: 3,
      short: 0,
      state: i < 7 ? 'done' : i === 7 ? 'now' : 'open',
    })),
    screen: {
      kind: 'packing',
      carton: {
        ...carton,
        code: 'C09',
        colour: 'green',
        shape: 'circle',
        letter: 'I',
        name: 'Box XL',
      },
      inHand: unit({
        title: 'Soap bar 23',
        variant: null,
        picture: 'soap:pink',
        number: 2,
        required: 3,
        isFragile: false,
      }),
      next: unit({
        title: 'Soap bar 24',
        variant: null,
        picture: 'soap:pink',
        number: 3,
        required: 3,
      }),
      spots: null,
    },
  }),
  packingNoPlan: benchView({
    scene: null,
    screen: {
      kind: 'packing',
      carton,
      inHand: unit({ words: null, step: null }),
      next: null,
      spots: null,
    },
  }),
  packingAllIn: benchView({
    scene: boxesAllAs('packed'),
    screen: { kind: 'packing', carton, inHand: null, next: null, spots: null },
  }),
  packingSpots: benchView({
    screen: { kind: 'packing', carton, inHand: unit(), next: null, spots },
  }),
  weighing: weighingView({}),
  weighingWaiting: weighingView({ live: { grams: 0, isStable: true, at } }),
  weighingMoving: weighingView({ live: { grams: 1815, isStable: false, at } }),
  weighingUnknown: weighingView({ isExpectedKnown: false }),
  weighingNoScale: weighingView({ live: null }),
  weighingEmptyFirst: weighingView({ mustEmptyScale: true }),
  weighingOff: weighingView({
    live: { grams: 3220, isStable: true, at },
    deviation: { grams: -180, likely: { title: LONG_TITLE, count: 1, isMissing: true } },
  }),
  weighingHeavy: weighingView({
    live: { grams: 5220, isStable: true, at },
    deviation: { grams: 1820, likely: null },
  }),
  weighingDestroy: weighingView({ labelToDestroy: SSCC }),
  labelling: benchView({
    rail: railAt('label'),
    busy: 'printing',
    screen: { kind: 'labelling', step: 'printing', trouble: null, weightG: 3420 },
  }),
  labellingDrawing: benchView({
    rail: railAt('label'),
    screen: { kind: 'labelling', step: 'drawing', trouble: null, weightG: 3420 },
  }),
  labellingTrouble: benchView({
    rail: railAt('label'),
    screen: { kind: 'labelling', step: 'waiting', trouble: 'headOpen', weightG: 3420 },
    devices: devices.map((device) =>
      device.kind === 'printer'
        ? { ...device, condition: 'attention', detail: 'headOpen' }
        : device,
    ),
  }),
  confirmingLabel: benchView({
    rail: railAt('label'),
    scene: boxesAllAs('packed'),
    screen: {
      kind: 'confirmingLabel',
      sscc: SSCC,
      weightG: 3420,
      printState: 'printed',
      copies: 1,
    },
  }),
  confirmingUnknown: benchView({
    rail: railAt('label'),
    scene: null,
    screen: {
      kind: 'confirmingLabel',
      sscc: SSCC,
      weightG: 3420,
      printState: 'unknown',
      copies: 2,
    },
  }),
  done: benchView({
    ...between,
    rail: railAt('done'),
    screen: { kind: 'done', parcels: 2, units: 14, shortUnits: 0, seconds: 127 },
    feedback: { number: 9, sound: 'complete' },
  }),
  doneShort: benchView({
    ...between,
    rail: railAt('done'),
    screen: { kind: 'done', parcels: 1, units: 13, shortUnits: 1, seconds: 61 },
  }),
  onHold: benchView({ screen: { kind: 'onHold', reason: 'R3' } }),
  stoppedCancelled: benchView({ screen: { kind: 'stopped', why: 'cancelled' } }),
  stoppedAddress: benchView({ screen: { kind: 'stopped', why: 'addressChanged' } }),
  stoppedItems: benchView({ screen: { kind: 'stopped', why: 'itemsChanged' } }),
}

const over: Record<string, BenchView> = {
  help: benchView({
    isHelpOpen: true,
    devices: devices.map((device) =>
      device.kind === 'printer'
        ? { ...device, condition: 'attention', detail: 'paperOut' }
        : device,
    ),
  }),
  questionHold: benchView({
    question: { kind: 'reason', for: 'HOLD', reasons: ['R1', 'R2', 'R3', 'R4', 'R5', 'R9'] },
  }),
  questionReprint: benchView({
    question: { kind: 'reason', for: 'REPRINT', reasons: ['R1', 'R2', 'R3', 'R9'] },
  }),
  questionRelease: benchView({
    question: { kind: 'reason', for: 'RELEASE', reasons: ['R1', 'R2', 'R3', 'R9'] },
  }),
  questionAgain: benchView({ question: { kind: 'again', word: 'NEXT', until: 4_000_000_000_000 } }),
  questionAgainOver: benchView({ question: { kind: 'again', word: 'HOLD', until: 0 } }),
  questionMeaning: benchView({
    question: {
      kind: 'meaning',
      text: '4006381333931',
      choices: [
        { number: 1, what: 'item', title: LONG_TITLE },
        { number: 2, what: 'carton', title: 'C04 Box M' },
        { number: 3, what: 'order', title: '#10023' },
      ],
    },
  }),
  demoIdle: benchView({
    ...between,
    rail: { stage: 'order', itemsDone: 0, itemsTotal: 0 },
    station: { name: 'Bench 2', isDemo: true, language: 'en', weightUnit: 'kg' },
    screen: idle,
    suggestions: [
      { what: 'order', code: 'T0017', title: 'T0017 · #10017' },
      { what: 'order', code: 'T0018', title: 'T0018 · #10018' },
      { what: 'badge', code: 'PKB-ANA', title: 'Ana' },
    ],
  }),
  demoPacking: benchView({
    station: { name: 'Bench 2', isDemo: true, language: 'en', weightUnit: 'kg' },
  }),
  demoWeighing: {
    ...weighingView({ live: { grams: 0, isStable: true, at } }),
    station: { name: 'Bench 2', isDemo: true, language: 'en', weightUnit: 'kg' },
  },
  devicesInTrouble: benchView({
    devices: [
      {
        deviceId: 's1',
        kind: 'scanner',
        name: 'DS2208',
        condition: 'lost',
        detail: 'unplugged',
        at,
      },
      { deviceId: 'w1', kind: 'scale', name: 'PS60', condition: 'lost', detail: 'noRights', at },
      {
        deviceId: 'p1',
        kind: 'printer',
        name: 'ZD421',
        condition: 'attention',
        detail: 'paperOut',
        at,
      },
    ],
    sync: { state: 'offline', waiting: 128 },
  }),
}

/** Facts with which every alert can say its whole sentence. */
export const alertFacts: AlertView['facts'] = {
  title: 'Mug 300 ml, red',
  order: '#10017',
  tote: 'T0017',
  text: '4006381333931',
  carton: 'C02 Box S',
  smallest: 'C04 Box M',
  required: 5,
  packed: 3,
  first: 'Book of knots',
  parcel: 2,
  sscc: SSCC,
  expected: 3400,
  actual: 3220,
  grams: -180,
  word: 'SHORT',
  name: 'Ana at bench 1',
  reason: 'R2',
  copy: 2,
  what: 'item',
  count: 1,
  days: 3,
}

const CALM = /^(done|carton\.notPlannedHolds|label\.destroyed|scan\.repeat)/
const AMBER = /^(order|weight|plan|printer|badge|note|command|carton\.(first|already|noStock))/

export function toneOf(code: string): AlertView['tone'] {
  if (CALM.test(code)) return 'info'
  return AMBER.test(code) ? 'attention' : 'wrong'
}

const alerts: Record<string, BenchView> = Object.fromEntries(
  alertCodes.map((code) => {
    const tone = toneOf(code)
    const sound = tone === 'info' ? 'good' : tone
    const picture = code.startsWith('item') ? 'mug:red' : null
    return [
      `alert-${code}`,
      benchView({
        // One alert over a drawn carton (alertLong) is enough; a hundred more would only take time.
        scene: null,
        alert: { code, tone, facts: alertFacts, picture },
        feedback: { number: 5, sound },
      }),
    ]
  }),
)
const longAlert: Record<string, BenchView> = {
  alertLong: benchView({
    alert: {
      code: 'item.otherOrder',
      tone: 'wrong',
      facts: { ...alertFacts, title: LONG_TITLE },
      picture: 'mug:red',
    },
  }),
}

export const sampleViews: Readonly<Record<string, BenchView>> = {
  ...screens,
  ...over,
  ...longAlert,
  ...alerts,
}
