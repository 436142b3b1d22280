/**
 * The order as the session took it when it opened. A snapshot: what is imported or changed outside while somebody
 * packs must not move under their hands, and a replay of the events must need nothing else.
 */
import type { OrderId, OrderLineId, SkuId } from '../../../src-shared/model/ids.ts'
import type { Address, ShortPolicy } from '../../../src-shared/model/order.ts'

export type SessionSku = {
  readonly id: SkuId
  readonly code: string
  readonly title: string
  readonly variant: string | null
  readonly picture: string | null
  readonly widthMm: number | null
  readonly heightMm: number | null
  readonly depthMm: number | null
  readonly weightG: number | null
  readonly isFragile: boolean
  readonly isHazmat: boolean
  readonly isUpright: boolean
  readonly hasSerials: boolean
}

export type SessionLine = {
  readonly lineId: OrderLineId
  readonly sku: SessionSku
  readonly quantity: number
}

export type SessionOrder = {
  readonly id: OrderId
  readonly number: string
  readonly tote: string | null
  readonly service: string
  readonly priority: number
  readonly placedAt: number
  readonly note: string | null
  readonly shortPolicy: ShortPolicy
  readonly shipTo: Address
  readonly lines: readonly SessionLine[]
}
