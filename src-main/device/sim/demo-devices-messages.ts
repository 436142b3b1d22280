import type { SimAddress } from './sim-server.ts'
import type { ZebraFault } from './zebra-answers.ts'

/** What can be done to the simulated printer; `silent` prints and gives no answers. */
export type DemoPrinterFault = ZebraFault | 'silent'

/** How the child is started, as its one argument, so that a new one can take the ports of one that died. */
export type DemoDevicesStart = {
  readonly printerPort: number
  readonly scalePort: number
  readonly odometer: number
  readonly labelMs: number
}

export type ToDemoDevices =
  | { readonly kind: 'putOnScale'; readonly grams: number }
  | { readonly kind: 'printerFault'; readonly fault: DemoPrinterFault | null }
  | { readonly kind: 'renderLabel'; readonly request: number; readonly zpl: Uint8Array }

export type FromDemoDevices =
  | { readonly kind: 'ready'; readonly printer: SimAddress; readonly scale: SimAddress }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'label'; readonly zpl: Uint8Array; readonly title: string }
  | {
      readonly kind: 'rendered'
      readonly request: number
      /** Null when the label cannot be drawn. */
      readonly png: Uint8Array | null
    }
