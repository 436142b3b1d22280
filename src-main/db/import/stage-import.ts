/**
 * First half of an import: reads a CSV or JSON file, checks every row by itself and writes the good ones to a staging
 * file, in bounded memory and without touching the station's data. What a row refers to is checked by the merge.
 */
import { basename } from 'node:path'
import type { Ids } from '../../core/port/ids.ts'
import { readable } from '../open.ts'
import { csvIntake } from './csv-intake.ts'
import { badRows, FindingList, type Findings } from './findings.ts'
import type { ImportKind } from './import-kind.ts'
import { Intake } from './intake.ts'
import { jsonIntake } from './json-intake.ts'
import { stagedBins } from './stage-bins.ts'
import { stagedCartons } from './stage-cartons.ts'
import { completeStage, createStage, removeStage } from './stage-file.ts'
import { stagedOrders } from './stage-orders.ts'
import { stagedSkus } from './stage-skus.ts'
import { stagedStock } from './stage-stock.ts'
import type { StagedKind } from './stager.ts'
import { badFile, fileSize, firstText, textChunks, withFirst } from './text-chunks.ts'

export type StageOptions = {
  readonly kind: ImportKind
  readonly filePath: string
  /** Where the staging file goes. It is removed when the import is refused; after a merge its owner removes it. */
  readonly stagePath: string
  readonly ids: Ids
  readonly onProgress: (rows: number, bytesRead: number, bytesTotal: number) => void
}

export type StageReport = {
  readonly kind: ImportKind
  readonly fileName: string
  readonly rows: number
  readonly warnings: Findings
}

const kinds: Record<ImportKind, StagedKind> = {
  skus: stagedSkus,
  cartons: stagedCartons,
  bins: stagedBins,
  stock: stagedStock,
  orders: stagedOrders,
}

/** Throws `import/bad-file` when the file cannot be read, `import/bad-row` with the first 20 bad rows in its message. */
export async function stageImport(options: StageOptions): Promise<StageReport> {
  const { kind, filePath, stagePath, ids, onProgress } = options
  const fileName = basename(filePath)
  const bytesTotal = fileSize(filePath)
  const bad = new FindingList()
  const warnings = new FindingList()
  const stage = createStage(stagePath)
  try {
    const { fields, lineFields, createStager } = kinds[kind]
    const stager = createStager({ stage, ids, bad, warnings })
    const intake = new Intake({ kind, fileName, fields, lineFields, bad, warnings, stager })
    const chunks = textChunks(filePath, (bytes) => onProgress(intake.rows, bytes, bytesTotal))
    stage.exec('BEGIN')
    const first = await firstText(chunks)
    const read = /^\s*[[{]/.test(first) ? jsonIntake : csvIntake
    await read(intake, withFirst(first, chunks), first)
    onProgress(intake.rows, bytesTotal, bytesTotal)
    if (bad.count > 0) throw badRows(fileName, bad.report())
    if (intake.rows === 0) throw badFile(fileName, 'holds no rows.')
    const report = { kind, fileName, rows: intake.rows, warnings: warnings.report() }
    completeStage(stage, report)
    stage.exec('COMMIT')
    stage.close()
    return report
  } catch (error) {
    stage.close()
    removeStage(stagePath)
    throw readable(error, stagePath)
  }
}
