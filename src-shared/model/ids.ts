/** Branded ids. All are text; ULIDs unless the trade already has a number for the thing. */
import type { Brand } from '../base/brand.ts'

export type SkuId = Brand<string, 'SkuId'>
export type BinId = Brand<string, 'BinId'>
export type WarehouseId = Brand<string, 'WarehouseId'>
export type CartonTypeId = Brand<string, 'CartonTypeId'>
export type OrderId = Brand<string, 'OrderId'>
export type OrderLineId = Brand<string, 'OrderLineId'>
export type SessionId = Brand<string, 'SessionId'>
export type ShipmentId = Brand<string, 'ShipmentId'>
export type ParcelId = Brand<string, 'ParcelId'>
export type PrintJobId = Brand<string, 'PrintJobId'>
export type OperatorId = Brand<string, 'OperatorId'>
