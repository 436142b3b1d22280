import type { Disposable } from '../../../src-shared/base/disposable.ts'
import type { DeviceListener } from './device.ts'

/** One reading. Only stable ones ever count; `grams` is null for over, under and fault. */
export type WeightReading = {
  readonly deviceId: string
  readonly grams: number | null
  readonly isStable: boolean
  readonly condition: 'ok' | 'over' | 'under' | 'fault'
  /** Smallest step of the scale in grams, 1 when unknown. */
  readonly divisionG: number
  readonly at: number
}

/** A scale that tells its readings as they change. A lost scale tells `lost`, never its last value. */
export type Scale = Disposable & {
  readonly id: string
  onReading(listener: (reading: WeightReading) => void): Disposable
  onState(listener: DeviceListener): Disposable
}
