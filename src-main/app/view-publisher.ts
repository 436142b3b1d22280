/** Makes the view of the bench and tells it to every screen. What is costly to read is read once until it changes. */
import type { BenchView } from '../../src-shared/contract/bench-view.ts'
import type { Push } from '../../src-shared/contract/calls.ts'
import { benchView, type PresentContext, type QueueView } from '../core/packing-session/present.ts'
import type { DeviceState } from '../core/port/device.ts'
import type { StationCore } from './station-core.ts'

export type PublisherParts = {
  readonly core: () => StationCore
  readonly station: { readonly name: string; readonly isDemo: boolean }
  devices(): readonly DeviceState[]
}

/** Orders shown at the idle bench, and parcels without a confirmed label. */
const queueLength = 6
const unconfirmedLength = 4

export class ViewPublisher {
  readonly #parts: PublisherParts
  readonly #listeners = new Set<(push: Push) => void>()
  #revision = 0
  #queue: QueueView | null = null

  constructor(parts: PublisherParts) {
    this.#parts = parts
  }

  listen(listener: (push: Push) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(push: Push): void {
    for (const listener of this.#listeners) listener(push)
  }

  /** The bench or what it shows has changed. */
  publish(): void {
    this.#queue = null
    this.#revision++
    if (this.#listeners.size > 0) this.tell({ push: 'view', data: this.view() })
  }

  view(): BenchView {
    const { runner } = this.#parts.core()
    return benchView(runner.bench, this.#context())
  }

  #context(): PresentContext {
    const { core, station, devices } = this.#parts
    const { store, runner, settings } = core()
    const { read } = store
    return {
      revision: this.#revision,
      settings,
      station,
      devices: devices(),
      queuedScans: runner.queuedScans,
      sync: {
        // No cloud is connected yet, so there is nobody who waits for anything.
        state: 'local',
        waiting: read.outboxWaiting(),
      },
      queue: () => this.#readQueue(),
      cartonCodes: () => read.cartonTypes().map((carton) => carton.code),
      barcodeOf: (skuId) => {
        const codes = read.skuById(skuId)?.barcodes ?? []
        return codes.find((barcode) => barcode.quantity === 1)?.code ?? null
      },
      isLabelDrawn: (jobId) => read.printJob(jobId)?.bytes != null,
    }
  }

  #readQueue(): QueueView {
    if (this.#queue) return this.#queue
    const { read } = this.#parts.core().store
    this.#queue = {
      ...read.orderQueue(queueLength),
      unconfirmed: [...read.unconfirmedParcels(unconfirmedLength)],
    }
    return this.#queue
  }
}
