/**
 * The composition root: makes a station of a platform. Everything is handed to what needs it here and nowhere else;
 * nothing below knows which host it runs in.
 */
import { createDispatcher } from '../../src-shared/contract/dispatcher.ts'
import { backupTo } from '../db/backup.ts'
import { mergeStaged } from '../db/import/merge-staged.ts'
import { restoreInto } from '../db/restore.ts'
import { createTextRasterizer } from '../device/raster/text-rasterizer.ts'
import { createSolverPool } from '../solver-worker/solver-pool.ts'
import { callHandlers } from './call-handlers.ts'
import { databasePath } from './data-folder.ts'
import { Devices } from './devices.ts'
import { Planner } from './planner.ts'
import type { Platform } from './platform.ts'
import type { Station, StationControl } from './station.ts'
import { type CoreParts, StationCore } from './station-core.ts'
import { ViewPublisher } from './view-publisher.ts'

/** One plan at a time is wanted at a bench; a second worker would only cost memory. */
const solverWorkers = 1

/** Throws AppError when the data folder's database is newer, damaged, not ours or cannot be written. */
export async function createStation(platform: Platform): Promise<Station> {
  const { log } = platform
  const solver = createSolverPool({ workerUrl: platform.solverWorkerUrl, size: solverWorkers, log })
  const publisher = new ViewPublisher({
    core: () => core,
    station: { name: platform.stationName, isDemo: platform.isDemo },
    devices: () => devices.states(),
  })
  const parts: CoreParts = {
    platform,
    devices: () => devices,
    planner: new Planner(solver, log),
    rasterizer: createTextRasterizer(platform.fontsDir),
    onChange: () => publisher.publish(),
  }
  let core = await openOrClose(parts, () => solver.close())
  const devices = new Devices(platform, {
    onScan: (scan) => core.runner.submit({ kind: 'rawScan', scan, canReread: true }),
    onWeight: (reading) => core.runner.accept({ kind: 'weight', reading }),
    onState: () => publisher.publish(),
  })
  const stopLabels = platform.simulators?.onLabel((label) =>
    publisher.tell({ push: 'simulatedLabel', data: label }),
  )
  core.start()

  const control = stationControl(platform, () => core, {
    async replace(work) {
      await core.close()
      try {
        return work()
      } finally {
        core = new StationCore(parts)
        core.start()
        publisher.publish()
      }
    },
    changed: () => publisher.publish(),
  })
  return {
    dispatcher: createDispatcher(
      callHandlers(() => core, publisher, platform),
      (listener) => publisher.listen(listener),
      (error, call) => log.error('A call failed', { call }, error),
    ),
    control,
    ready: solver.warm(),
    async close() {
      stopLabels?.()
      devices.dispose()
      await core.close()
      await solver.close()
    },
  }
}

async function openOrClose(parts: CoreParts, close: () => Promise<void>): Promise<StationCore> {
  try {
    return new StationCore(parts)
  } catch (error) {
    await close()
    throw error
  }
}

type Hold = {
  /** Closes the core, does the work on the closed data, and opens a new one. */
  replace<T>(work: () => T): Promise<T>
  changed(): void
}

function stationControl(platform: Platform, core: () => StationCore, hold: Hold): StationControl {
  const { clock, ids, dataDir } = platform
  return {
    // Between two scans: commands are synchronous, so nothing of a session is half done here.
    async mergeImport(stagePath) {
      const report = mergeStaged(core().db, stagePath, { runId: ids.next(), nowMs: clock.now() })
      hold.changed()
      return report
    },
    backup: async (toPath) => backupTo(core().db, toPath),
    async restore(fromPath) {
      const dbPath = databasePath(dataDir)
      return hold.replace(() => restoreInto({ dbPath, backupPath: fromPath, nowMs: clock.now() }))
    },
  }
}
