import type { PackBin, PackItem, PackPlacement, PackRequest } from '../../../src-shared/model/packing.ts'
export function instructionsFor(_r: PackRequest, _b: PackBin, _p: readonly PackPlacement[], _e: ReadonlyMap<string, PackItem>): string[] { return [] }
