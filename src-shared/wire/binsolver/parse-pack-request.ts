/**
 * Turns anything into a PackRequest or says in one sentence, with the path, what is wrong with it.
 * `limit_exceeded` is what a larger plan would allow; all else is `invalid_request`.
 */
import type { z } from 'zod'
import { ok, type Result, refused } from '../../base/result.ts'
import type { PackItem, PackRequest } from '../../model/packing.ts'
import { packRequestSchema } from './pack-request.ts'

export type PackRefusal = {
  readonly code: 'invalid_request' | 'limit_exceeded'
  readonly message: string
}

/** What one request may ask for at most. */
export type PlanLimits = {
  readonly expandedItems: number
  readonly binTypes: number
  readonly quantity: number
}

export const PAID_LIMITS: PlanLimits = { expandedItems: 1000, binTypes: 200, quantity: 1000 }
export const FREE_LIMITS: PlanLimits = { expandedItems: 100, binTypes: 50, quantity: 100 }

export function parsePackRequest(
  input: unknown,
  limits: PlanLimits = PAID_LIMITS,
): Result<PackRequest, PackRefusal> {
  const tooMany = longListRefusal(input, limits)
  if (tooMany !== null) return refused({ code: 'limit_exceeded', message: tooMany })
  const parsed = packRequestSchema.safeParse(input)
  if (!parsed.success)
    return refused({ code: 'invalid_request', message: sentenceFor(parsed.error) })
  // The schema and the model say the same; zod's optional also admits undefined, which JSON cannot hold.
  const request = parsed.data as PackRequest
  const overLimit = limitRefusal(request, limits)
  if (overLimit !== null) return refused({ code: 'limit_exceeded', message: overLimit })
  const wrong =
    itemsRefusal(request.items) ??
    duplicateRefusal('bins', request.bins) ??
    duplicateRefusal('palletization.pallets', request.palletization?.pallets ?? []) ??
    profileRefusal(request) ??
    fixedRefusal(request)
  return wrong === null ? ok(request) : refused({ code: 'invalid_request', message: wrong })
}

/** Lists that are too long are refused before anything in them is looked at. */
function longListRefusal(input: unknown, limits: PlanLimits): string | null {
  if (typeof input !== 'object' || input === null) return null
  const items = 'items' in input && Array.isArray(input.items) ? input.items.length : 0
  const bins = 'bins' in input && Array.isArray(input.bins) ? input.bins.length : 0
  if (items > limits.expandedItems) {
    return `items: ${items} entries, but this plan allows ${limits.expandedItems} items.`
  }
  if (bins > limits.binTypes) {
    return `bins: ${bins} types, but this plan allows ${limits.binTypes}.`
  }
  return null
}

function sentenceFor(error: z.ZodError): string {
  const issue = error.issues[0]
  if (issue === undefined) return 'The request is not a PackRequest.'
  const path = pathOf(issue.path)
  const more = error.issues.length - 1
  const rest = more === 0 ? '' : ` (and ${more} more)`
  return `${path === '' ? 'The request' : path}: ${issue.message.replace(/\.$/, '')}${rest}.`
}

function pathOf(path: readonly PropertyKey[]): string {
  let text = ''
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`
    else text += text === '' ? String(part) : `.${String(part)}`
  }
  return text
}

function limitRefusal(request: PackRequest, limits: PlanLimits): string | null {
  const pallets = request.palletization?.pallets ?? []
  if (pallets.length > limits.binTypes) {
    return `palletization.pallets: ${pallets.length} types, but this plan allows ${limits.binTypes}.`
  }
  const lists = { items: request.items, bins: request.bins, 'palletization.pallets': pallets }
  for (const [name, list] of Object.entries(lists)) {
    const at = list.findIndex((entry) => (entry.quantity ?? 1) > limits.quantity)
    if (at >= 0) {
      const quantity = list[at]?.quantity
      return `${name}[${at}].quantity: ${quantity} is more than the ${limits.quantity} that this plan allows.`
    }
  }
  const units = request.items.reduce((sum, item) => sum + (item.quantity ?? 1), 0)
  if (units <= limits.expandedItems) return null
  return `items: ${units} units after expanding quantities, but this plan allows ${limits.expandedItems}.`
}

function itemsRefusal(items: readonly PackItem[]): string | null {
  const modeOf = new Map<string, string>()
  for (const [i, item] of items.entries()) {
    const { group, groupMode } = item.packaging ?? {}
    if (groupMode !== undefined && group === undefined) {
      return `items[${i}].packaging.groupMode: a group mode needs a group.`
    }
    if (group !== undefined) {
      const mode = groupMode ?? 'keepTogether'
      const known = modeOf.get(group) ?? mode
      if (known !== mode) {
        return `items[${i}].packaging.groupMode: group '${group}' is ${known} elsewhere and cannot be ${mode} here.`
      }
      modeOf.set(group, mode)
    }
    const rotation = item.rotation
    const isCustom =
      rotation?.mode === 'custom' ||
      (rotation?.mode === undefined && rotation?.allowed !== undefined)
    if (isCustom && (rotation?.allowed ?? []).length === 0) {
      return `items[${i}].rotation.allowed: custom rotation needs at least one allowed rotation.`
    }
  }
  return duplicateRefusal('items', items) ?? expandedRefusal(items)
}

function duplicateRefusal(name: string, list: readonly { id?: string }[]): string | null {
  const seen = new Map<string, number>()
  for (const [i, { id }] of list.entries()) {
    if (id === undefined) continue
    const first = seen.get(id)
    if (first !== undefined)
      return `${name}[${i}].id: '${id}' is used by ${name}[${first}] already.`
    seen.set(id, i)
  }
  return null
}

/** Ids of all units, in the request's order (contract rule 4). */
export function expandedIds(items: readonly PackItem[]): string[] {
  const taken = new Set(items.flatMap((item) => (item.id === undefined ? [] : [item.id])))
  return items.flatMap((item, index) => {
    let name = item.id
    for (let n = index + 1; name === undefined; n++) if (!taken.has(`item-${n}`)) name = `item-${n}`
    taken.add(name)
    if (item.quantity === undefined) return [name]
    return Array.from({ length: item.quantity }, (_, k) => `${name}#${k + 1}`)
  })
}

function expandedRefusal(items: readonly PackItem[]): string | null {
  const seen = new Set<string>()
  for (const id of expandedIds(items)) {
    if (seen.has(id)) return `items: two units would be called '${id}' after expanding quantities.`
    seen.add(id)
  }
  return null
}

function profileRefusal(request: PackRequest): string | null {
  const { objective, bins } = request
  for (const [i, bin] of bins.entries()) {
    if (objective === 'minCost' && bin.cost === undefined) {
      return `bins[${i}].cost: objective minCost needs a cost on every bin.`
    }
    if (objective === 'shipping' && bin.shipping === undefined) {
      return `bins[${i}].shipping: objective shipping needs a shipping profile on every bin.`
    }
  }
  return null
}

function fixedRefusal(request: PackRequest): string | null {
  const { fixed = [], next } = request.extensions ?? {}
  if (fixed.length === 0 && next === undefined) return null
  if (request.palletization !== undefined) {
    return 'extensions.fixed: items already placed cannot be combined with palletization.'
  }
  const units = new Set(expandedIds(request.items))
  const seen = new Set<string>()
  for (const [i, { itemId, binId }] of fixed.entries()) {
    if (!units.has(itemId))
      return `extensions.fixed[${i}].itemId: there is no unit '${itemId}' in items.`
    if (seen.has(itemId)) return `extensions.fixed[${i}].itemId: '${itemId}' is fixed twice.`
    if (binId !== 'bin-1')
      return `extensions.fixed[${i}].binId: must be 'bin-1', the carton in hand.`
    seen.add(itemId)
  }
  if (next === undefined) return null
  if (!units.has(next)) return `extensions.next: there is no unit '${next}' in items.`
  return seen.has(next) ? `extensions.next: '${next}' is fixed already.` : null
}
