import type { OrderId, OrderLineId, SkuId } from './ids.ts'

/** Where a parcel goes. Any Unicode. `countryCode` is ISO 3166-1 alpha-2. */
export type Address = {
  readonly name: string
  readonly company: string | null
  readonly line1: string
  readonly line2: string | null
  readonly postalCode: string
  readonly city: string
  readonly region: string | null
  readonly countryCode: string
  readonly phone: string | null
}

/** PACKING-SESSION.md, "States of the things outside". */
export type OrderStatus =
  | 'new'
  | 'batched'
  | 'picking'
  | 'picked'
  | 'packing'
  | 'packed'
  | 'shipped'
  | 'held'
  | 'cancelled'

export type OrderLine = {
  readonly id: OrderLineId
  readonly skuId: SkuId
  readonly quantity: number
}

/** What a short order does: ship what is there, or wait. */
export type ShortPolicy = 'shipRest' | 'hold'

export type Order = {
  readonly id: OrderId
  /** The customer's number, `#10017`. */
  readonly number: string
  readonly platformId: string | null
  readonly tote: string | null
  readonly placedAt: number
  /** 0 normal; higher goes first. */
  readonly priority: number
  readonly service: string
  readonly note: string | null
  readonly status: OrderStatus
  readonly shortPolicy: ShortPolicy
  readonly shipTo: Address
  readonly lines: readonly OrderLine[]
}
