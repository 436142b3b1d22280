/** How a device is, in words that the screen can translate. `detail` names the reason when it is not ready. */
export type DeviceState = {
  readonly deviceId: string
  readonly kind: 'scanner' | 'scale' | 'printer'
  readonly name: string
  readonly condition: 'ready' | 'attention' | 'lost' | 'off'
  readonly detail:
    | null
    | 'paperOut'
    | 'ribbonOut'
    | 'headOpen'
    | 'paused'
    | 'hot'
    | 'noAnswer'
    | 'notZpl'
    | 'unplugged'
    | 'portBusy'
    | 'noRights'
    | 'error'
  readonly at: number
}

/** Told at once how the device is now, then each change. */
export type DeviceListener = (state: DeviceState) => void
