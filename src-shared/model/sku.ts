import type { SkuId } from './ids.ts'

/** A GTIN (as 14 digits) or another code printed on a pack level of the SKU. `quantity`: units in it. */
export type SkuBarcode = { readonly code: string; readonly quantity: number }

/** A stock-keeping unit as the bench needs it. Null sizes or weight: not known yet. */
export type Sku = {
  readonly id: SkuId
  readonly code: string
  readonly title: string
  readonly variant: string | null
  readonly widthMm: number | null
  readonly heightMm: number | null
  readonly depthMm: number | null
  readonly weightG: number | null
  readonly barcodes: readonly SkuBarcode[]
  /** Name of a drawing (`mug-blue`), an http(s) address, or null. */
  readonly picture: string | null
  readonly isFragile: boolean
  readonly isHazmat: boolean
  /** This way up: only turned about the upright axis. */
  readonly isUpright: boolean
  readonly hasSerials: boolean
}
