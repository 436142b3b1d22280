/** Merges carton types by their code. Where only inner sizes are known, the board takes 3 mm on each side. */
import type { Database } from 'better-sqlite3'
import type { CartonMark } from '../../../src-shared/model/carton-type.ts'
import { chooseMark } from './carton-mark.ts'
import type { Merge, MergeParts } from './merge.ts'
import { cartonBits } from './stage-cartons.ts'

export const boardMm = 6

export const mergeCartons: Merge = (parts) => {
  noteIncomplete(parts)
  if (parts.bad.count > 0) return 0
  const changed = updateKnown(parts)
  return changed + insertNew(parts)
}

function noteIncomplete({ db, bad }: MergeParts): void {
  const incomplete = db.prepare<[], { line: number; code: string }>(`
    SELECT line, code FROM stage.carton WHERE code NOT IN (SELECT code FROM main.carton_type)
      AND (inner_width_mm IS NULL OR inner_height_mm IS NULL OR inner_depth_mm IS NULL) ORDER BY line`)
  for (const { line, code } of incomplete.iterate())
    bad.add(line, null, `the new carton ${code} needs its inner width, height and depth`)
}

/** An outer size that the file does not give follows the inner one, but only when that changes. */
function updateKnown({ db, nowMs }: MergeParts): number {
  const update = db.prepare(`
    WITH inner_sizes AS (
      SELECT c.id, s.code,
        coalesce(s.inner_width_mm, c.inner_width_mm) AS iw,
        coalesce(s.inner_height_mm, c.inner_height_mm) AS ih,
        coalesce(s.inner_depth_mm, c.inner_depth_mm) AS id_mm
      FROM stage.carton s JOIN main.carton_type c ON c.code = s.code
    ), fresh AS (
      SELECT c.id, coalesce(s.name, c.name) AS name, i.iw, i.ih, i.id_mm,
        coalesce(s.outer_width_mm, iif(i.iw = c.inner_width_mm, c.outer_width_mm, i.iw + @boardMm)) AS ow,
        coalesce(s.outer_height_mm, iif(i.ih = c.inner_height_mm, c.outer_height_mm, i.ih + @boardMm)) AS oh,
        coalesce(s.outer_depth_mm, iif(i.id_mm = c.inner_depth_mm, c.outer_depth_mm, i.id_mm + @boardMm)) AS od,
        iif(s.given & @tare_g, s.tare_g, c.tare_g) AS tare_g,
        iif(s.given & @max_weight_g, s.max_load_g, c.max_load_g) AS max_load_g,
        iif(s.given & @cost_cents, s.cost_cents, c.cost_cents) AS cost_cents,
        iif(s.given & @quantity, s.stock, c.stock) AS stock,
        iif(s.given & @shelf, s.shelf, c.shelf) AS shelf,
        coalesce(s.mark_letter, c.mark_letter) AS mark_letter,
        coalesce(s.mark_colour, c.mark_colour) AS mark_colour,
        coalesce(s.mark_shape, c.mark_shape) AS mark_shape
      FROM inner_sizes i JOIN main.carton_type c ON c.id = i.id JOIN stage.carton s ON s.code = i.code
    )
    UPDATE main.carton_type AS c SET name = f.name, inner_width_mm = f.iw, inner_height_mm = f.ih,
      inner_depth_mm = f.id_mm, outer_width_mm = f.ow, outer_height_mm = f.oh, outer_depth_mm = f.od,
      tare_g = f.tare_g, max_load_g = f.max_load_g, cost_cents = f.cost_cents, stock = f.stock, shelf = f.shelf,
      mark_letter = f.mark_letter, mark_colour = f.mark_colour, mark_shape = f.mark_shape,
      updated_at = @nowMs, rev = c.rev + 1
    FROM fresh f
    WHERE f.id = c.id AND (c.name <> f.name OR c.inner_width_mm <> f.iw OR c.inner_height_mm <> f.ih
      OR c.inner_depth_mm <> f.id_mm OR c.outer_width_mm <> f.ow OR c.outer_height_mm <> f.oh
      OR c.outer_depth_mm <> f.od OR c.tare_g <> f.tare_g OR c.max_load_g IS NOT f.max_load_g
      OR c.cost_cents <> f.cost_cents OR c.stock IS NOT f.stock OR c.shelf IS NOT f.shelf
      OR c.mark_letter <> f.mark_letter OR c.mark_colour <> f.mark_colour OR c.mark_shape <> f.mark_shape)`)
  return update.run({ ...cartonBits, boardMm, nowMs }).changes
}

type StagedCarton = {
  readonly id: string
  readonly code: string
  readonly mark_letter: string | null
  readonly mark_colour: CartonMark['colour'] | null
  readonly mark_shape: CartonMark['shape'] | null
}

/** Cartons are few; each needs a look at the marks before it. */
function insertNew({ db, nowMs }: MergeParts): number {
  const marks = db
    .prepare<[], CartonMark>(
      'SELECT mark_letter AS letter, mark_colour AS colour, mark_shape AS shape FROM main.carton_type',
    )
    .all()
  const fresh = db
    .prepare<[], StagedCarton>(`
      SELECT id, code, mark_letter, mark_colour, mark_shape FROM stage.carton
      WHERE code NOT IN (SELECT code FROM main.carton_type) ORDER BY code`)
    .all()
  const insert = insertStatement(db)
  for (const { id, code, mark_letter, mark_colour, mark_shape } of fresh) {
    const chosen = chooseMark(code, marks)
    const mark = {
      letter: mark_letter ?? chosen.letter,
      colour: mark_colour ?? chosen.colour,
      shape: mark_shape ?? chosen.shape,
    }
    marks.push(mark)
    insert.run({ id, ...mark, boardMm, nowMs })
  }
  return fresh.length
}

function insertStatement(db: Database) {
  return db.prepare(`
    INSERT INTO main.carton_type (id, code, name, inner_width_mm, inner_height_mm, inner_depth_mm,
      outer_width_mm, outer_height_mm, outer_depth_mm, tare_g, max_load_g, cost_cents, stock, shelf,
      mark_letter, mark_colour, mark_shape, created_at, updated_at)
    SELECT id, code, coalesce(name, code), inner_width_mm, inner_height_mm, inner_depth_mm,
      coalesce(outer_width_mm, inner_width_mm + @boardMm), coalesce(outer_height_mm, inner_height_mm + @boardMm),
      coalesce(outer_depth_mm, inner_depth_mm + @boardMm), tare_g, max_load_g, cost_cents, stock, shelf,
      @letter, @colour, @shape, @nowMs, @nowMs
    FROM stage.carton WHERE id = @id`)
}
