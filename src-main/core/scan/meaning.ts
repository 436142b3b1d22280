/** What a scanned code stands for. Found by reading the code (PACKING-SESSION.md, "What a scan means, in this order"). */
import type { CartonType } from '../../../src-shared/model/carton-type.ts'
import type { CommandWord } from '../../../src-shared/model/command-word.ts'
import type { OrderId, ParcelId, SkuId } from '../../../src-shared/model/ids.ts'
import type { Operator } from '../../../src-shared/model/operator.ts'
import type { OrderStatus } from '../../../src-shared/model/order.ts'
import type { ScannerVerdict } from '../../../src-shared/model/scanner-test.ts'

export type ItemMeaning = {
  readonly kind: 'item'
  readonly skuId: SkuId
  readonly code: string
  readonly title: string
  readonly picture: string | null
  /** Units in the pack level that was scanned. */
  readonly quantity: number
  readonly serial: string | null
  readonly lot: string | null
}

export type OrderMeaning = {
  readonly kind: 'order'
  readonly orderId: OrderId
  readonly number: string
  readonly tote: string | null
  readonly status: OrderStatus
  readonly holdReason: string | null
}

export type LabelMeaning = {
  readonly kind: 'label'
  readonly sscc: string
  /** Null: no parcel of this station has that SSCC. */
  readonly parcel: {
    readonly parcelId: ParcelId
    readonly orderId: OrderId
    readonly orderNumber: string
    readonly status: 'closed' | 'confirmed' | 'void'
    readonly number: number
  } | null
}

export type CartonMeaning = { readonly kind: 'carton'; readonly carton: CartonType }

/** A thing at the bench that a code names. */
export type Thing = OrderMeaning | CartonMeaning | LabelMeaning | ItemMeaning

export type Meaning =
  | Thing
  | { readonly kind: 'badge'; readonly operator: Operator | null }
  | { readonly kind: 'command'; readonly word: CommandWord }
  /** The test code of the help sheet: what the scanner or the keyboard layout made of it. */
  | { readonly kind: 'scannerTest'; readonly verdict: ScannerVerdict }
  | { readonly kind: 'several'; readonly things: readonly Thing[] }
  | { readonly kind: 'unknown'; readonly text: string; readonly isDamaged: boolean }
