import { andStandard } from './and.ts'
import { mtSics } from './mt-sics.ts'
import { nci } from './nci.ts'
import type { ScaleProtocol } from './scale-protocol.ts'

/** The protocols by the name that settings use. */
export const SCALE_PROTOCOLS: Readonly<Record<ScaleProtocol['name'], ScaleProtocol>> = {
  'mt-sics': mtSics,
  nci,
  and: andStandard,
}
