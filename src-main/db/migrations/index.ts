import { migration as m10 } from './0010-create-catalogue.ts'
import { migration as m20 } from './0020-create-stock.ts'
import { migration as m30 } from './0030-create-orders.ts'
import { migration as m40 } from './0040-create-packing-sessions.ts'
import { migration as m50 } from './0050-create-shipments.ts'
import { migration as m60 } from './0060-create-outbox-and-settings.ts'
import type { Migration } from './migration.ts'

/** In order. A test proves that the versions rise and are multiples of ten. */
export const migrations: readonly Migration[] = [m10, m20, m30, m40, m50, m60]
