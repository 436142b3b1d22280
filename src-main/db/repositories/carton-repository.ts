import type { Database } from 'better-sqlite3'
import type {
  CartonColour,
  CartonShape,
  CartonType,
} from '../../../src-shared/model/carton-type.ts'
import type { CartonTypeId } from '../../../src-shared/model/ids.ts'

type CartonRow = {
  id: string
  code: string
  name: string
  inner_width_mm: number
  inner_height_mm: number
  inner_depth_mm: number
  outer_width_mm: number
  outer_height_mm: number
  outer_depth_mm: number
  tare_g: number
  max_load_g: number | null
  cost_cents: number
  stock: number | null
  shelf: string | null
  mark_letter: string
  mark_colour: string
  mark_shape: string
}

const columns = `id, code, name, inner_width_mm, inner_height_mm, inner_depth_mm, outer_width_mm, outer_height_mm,
  outer_depth_mm, tare_g, max_load_g, cost_cents, stock, shelf, mark_letter, mark_colour, mark_shape`

/** Carton types. A type whose stock is 0 is off the list: it is neither planned nor taken. */
export function cartonRepository(db: Database) {
  const available = db.prepare<[], CartonRow>(
    `SELECT ${columns} FROM carton_type WHERE stock IS NULL OR stock > 0 ORDER BY cost_cents, code`,
  )
  const byCode = db.prepare<{ code: string }, CartonRow>(
    `SELECT ${columns} FROM carton_type WHERE code = @code`,
  )
  const addStock = db.prepare<{ id: string; delta: number; at: number }>(
    `UPDATE carton_type SET stock = max(0, stock + @delta), updated_at = @at, rev = rev + 1
     WHERE id = @id AND stock IS NOT NULL`,
  )
  return {
    cartonTypes: (): CartonType[] => available.all().map(toCarton),
    cartonByCode(code: string): CartonType | null {
      const row = byCode.get({ code }) ?? byCode.get({ code: code.toUpperCase() })
      return row ? toCarton(row) : null
    },
    use(id: CartonTypeId, delta: number, at: number): void {
      addStock.run({ id, delta, at })
    },
  }
}

function toCarton(row: CartonRow): CartonType {
  return {
    id: row.id as CartonTypeId,
    code: row.code,
    name: row.name,
    innerWidthMm: row.inner_width_mm,
    innerHeightMm: row.inner_height_mm,
    innerDepthMm: row.inner_depth_mm,
    outerWidthMm: row.outer_width_mm,
    outerHeightMm: row.outer_height_mm,
    outerDepthMm: row.outer_depth_mm,
    tareG: row.tare_g,
    maxLoadG: row.max_load_g,
    costCents: row.cost_cents,
    stock: row.stock,
    shelf: row.shelf,
    mark: {
      letter: row.mark_letter,
      colour: row.mark_colour as CartonColour,
      shape: row.mark_shape as CartonShape,
    },
  }
}
