/**
 * Packing instructions in English and German (contract rule 19): one sentence per placement, nested ones after
 * their host, numbered from 1. Built from placement-words.ts, so that screen and API say the same.
 */
import type {
  NestedPlacement,
  PackBin,
  PackItem,
  PackPlacement,
  PackRequest,
} from '../../../src-shared/model/packing.ts'
import { paddingOf } from './instance-builder.ts'
import { describePlacement, type PlacementWords } from './placement-words.ts'
import type { Vessel } from './vessel.ts'

type Language = 'en' | 'de'

type Phrases = {
  readonly place: (step: number, id: string, pose: string, spot: string, on: string) => string
  readonly placeInside: (
    step: number,
    id: string,
    host: string,
    pose: string,
    spot: string,
    on: string,
  ) => string
  readonly pose: Readonly<Record<PlacementWords['pose'], string>>
  readonly turned: string
  readonly depth: Readonly<Record<PlacementWords['depth'], string>>
  readonly side: Readonly<Record<PlacementWords['side'], string>>
  readonly centre: string
  readonly beside: (id: string) => string
  readonly floor: Readonly<Record<Vessel | 'host', string>>
  readonly onItems: (ids: string, more: number) => string
  readonly and: string
}

const ENGLISH: Phrases = {
  place: (step, id, pose, spot, on) => `${step}. Place item '${id}' ${pose}, ${spot}, ${on}.`,
  placeInside: (step, id, host, pose, spot, on) =>
    `${step}. Place item '${id}' inside '${host}', ${pose}, ${spot}, ${on}.`,
  pose: { upright: 'standing upright', lying: 'lying flat', onSide: 'on its side' },
  turned: 'long side front to back',
  depth: { back: 'back', middle: 'middle', front: 'front' },
  side: { left: 'left', middle: 'middle', right: 'right' },
  centre: 'in the middle',
  beside: (id) => `beside '${id}'`,
  floor: {
    carton: 'on the floor of the carton',
    pallet: 'on the pallet',
    container: 'on the floor of the container',
    host: 'on its floor',
  },
  onItems: (ids, more) => `on top of ${ids}${more > 0 ? ` and ${more} more` : ''}`,
  and: ' and ',
}

const GERMAN: Phrases = {
  place: (step, id, pose, spot, on) => `${step}. Lege Artikel '${id}' ${pose}, ${spot}, ${on}.`,
  placeInside: (step, id, host, pose, spot, on) =>
    `${step}. Lege Artikel '${id}' in '${host}', ${pose}, ${spot}, ${on}.`,
  pose: { upright: 'aufrecht stehend', lying: 'flach liegend', onSide: 'auf die Seite' },
  turned: 'lange Seite von vorn nach hinten',
  depth: { back: 'hinten', middle: 'mittig', front: 'vorn' },
  side: { left: 'links', middle: 'mittig', right: 'rechts' },
  centre: 'in die Mitte',
  beside: (id) => `neben '${id}'`,
  floor: {
    carton: 'auf den Boden des Kartons',
    pallet: 'auf die Palette',
    container: 'auf den Boden des Containers',
    host: 'auf seinen Boden',
  },
  onItems: (ids, more) => `auf ${ids}${more > 0 ? ` und ${more} weitere` : ''}`,
  and: ' und ',
}

const PHRASES: Readonly<Record<Language, Phrases>> = { en: ENGLISH, de: GERMAN }
/** Names of items beneath that one sentence lists. */
const MOST_NAMED = 3

export function instructionsFor(
  request: PackRequest,
  bin: PackBin,
  placements: readonly PackPlacement[],
  entryOf: ReadonlyMap<string, PackItem>,
  vessel: Vessel,
): string[] {
  const phrases = PHRASES[request.extensions?.language ?? 'en']
  const room = { w: bin.w, h: bin.h, d: bin.d, padding: paddingOf(bin.padding) }
  const sentences: string[] = []
  placements.forEach((placement, i) => {
    const words = describePlacement(
      placement,
      ownDims(placement, entryOf),
      room,
      placements.slice(0, i),
    )
    sentences.push(
      phrases.place(
        sentences.length + 1,
        placement.itemId,
        poseText(phrases, words),
        spotText(phrases, words),
        onText(phrases, words, vessel),
      ),
    )
    sentences.push(...nestedSentences(phrases, placement, entryOf, sentences.length))
  })
  return sentences
}

function nestedSentences(
  phrases: Phrases,
  host: PackPlacement,
  entryOf: ReadonlyMap<string, PackItem>,
  before: number,
): string[] {
  const cavity = entryOf.get(host.itemId)?.packaging?.nesting
  const nested = host.nested ?? []
  if (cavity === undefined) return []
  const room = {
    w: cavity.innerW,
    h: cavity.innerH,
    d: cavity.innerD,
    padding: paddingOf(cavity.padding),
  }
  return nested.map((inner, i) => {
    const words = describePlacement(inner, ownDims(inner, entryOf), room, nested.slice(0, i))
    const step = before + i + 1
    return phrases.placeInside(
      step,
      inner.itemId,
      host.itemId,
      poseText(phrases, words),
      spotText(phrases, words),
      onText(phrases, words, 'host'),
    )
  })
}

function ownDims(placement: NestedPlacement, entryOf: ReadonlyMap<string, PackItem>) {
  return entryOf.get(placement.itemId) ?? { w: placement.w, h: placement.h, d: placement.d }
}

function poseText(phrases: Phrases, words: PlacementWords): string {
  return words.turn ? `${phrases.pose[words.pose]}, ${phrases.turned}` : phrases.pose[words.pose]
}

/** A place that no two walls tell is told by what stands beside it. */
function spotText(phrases: Phrases, { depth, side, beside }: PlacementWords): string {
  const isCentre = depth === 'middle' && side === 'middle'
  const spot = isCentre ? phrases.centre : `${phrases.depth[depth]} ${phrases.side[side]}`
  const isVague = depth === 'middle' || side === 'middle'
  return isVague && beside !== null ? `${spot}, ${phrases.beside(beside)}` : spot
}

function onText(phrases: Phrases, { on }: PlacementWords, vessel: Vessel | 'host'): string {
  if (on.kind === 'floor') return phrases.floor[vessel]
  const named = on.itemIds.slice(0, MOST_NAMED).map((id) => `'${id}'`)
  const more = on.itemIds.length - named.length
  return phrases.onItems(more > 0 ? named.join(', ') : named.join(phrases.and), more)
}
