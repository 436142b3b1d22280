import type { Disposable } from '../../../src-shared/base/disposable.ts'
import { isAppError } from '../../../src-shared/base/app-error.ts'
import type { Clock } from '../../core/port/clock.ts'
import type { DeviceListener, DeviceState } from '../../core/port/device.ts'
import { Announcer } from './announcer.ts'

type Identity = Pick<DeviceState, 'deviceId' | 'kind' | 'name'>

/** How one device is now. Tells each new listener at once, and everyone when it changes, never twice the same. */
export class DeviceStatus {
  readonly #identity: Identity
  readonly #clock: Clock
  readonly #announcer = new Announcer<DeviceState>()
  #now: DeviceState

  constructor(identity: Identity, clock: Clock) {
    this.#identity = identity
    this.#clock = clock
    this.#now = { ...identity, condition: 'off', detail: null, at: clock.now() }
  }

  get now(): DeviceState {
    return this.#now
  }

  set(condition: DeviceState['condition'], detail: DeviceState['detail'] = null): void {
    if (this.#now.condition === condition && this.#now.detail === detail) return
    this.#now = { ...this.#identity, condition, detail, at: this.#clock.now() }
    this.#announcer.tell(this.#now)
  }

  on(listener: DeviceListener): Disposable {
    listener(this.#now)
    return this.#announcer.add(listener)
  }

  end(): void {
    this.set('off')
    this.#announcer.clear()
  }
}

/** Why a device could not be opened, in the words of the screen. */
export function detailOf(error: unknown): DeviceState['detail'] {
  if (isAppError(error, 'device/not-found')) return 'unplugged'
  if (isAppError(error, 'device/port-busy')) return 'portBusy'
  if (isAppError(error, 'device/no-rights')) return 'noRights'
  if (isAppError(error, 'device/offline')) return 'noAnswer'
  return 'error'
}
