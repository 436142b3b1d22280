import type { PackBin, PackRequest, PackResponse } from '../../../src-shared/model/packing.ts'
import type { EffortMeter } from './effort-meter.ts'
import type { ResponseWords } from './response-builder.ts'
export function solvePallets(_r: PackRequest, _p: { pallets: PackBin[] }, _m: EffortMeter, _w: ResponseWords): PackResponse { throw new Error('x') }
