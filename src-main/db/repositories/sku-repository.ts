import type { Database } from 'better-sqlite3'
import type { SkuId } from '../../../src-shared/model/ids.ts'
import type { Sku } from '../../../src-shared/model/sku.ts'

type SkuRow = {
  id: string
  code: string
  title: string
  variant: string | null
  width_mm: number | null
  height_mm: number | null
  depth_mm: number | null
  weight_g: number | null
  picture: string | null
  is_fragile: number
  is_hazmat: number
  is_upright: number
  has_serials: number
}

const columns = `id, code, title, variant, width_mm, height_mm, depth_mm, weight_g, picture,
  is_fragile, is_hazmat, is_upright, has_serials`

/** SKUs and the barcodes of their pack levels. */
export function skuRepository(db: Database) {
  const byId = db.prepare<{ id: string }, SkuRow>(`SELECT ${columns} FROM sku WHERE id = @id`)
  const byCode = db.prepare<{ code: string }, SkuRow>(
    `SELECT ${columns} FROM sku WHERE code = @code AND status = 'active'`,
  )
  const byBarcode = db.prepare<{ code: string }, { sku_id: string; quantity: number }>(
    'SELECT sku_id, quantity FROM sku_barcode WHERE code = @code',
  )
  const barcodes = db.prepare<{ id: string }, { code: string; quantity: number }>(
    'SELECT code, quantity FROM sku_barcode WHERE sku_id = @id ORDER BY quantity, code',
  )

  function toSku(row: SkuRow): Sku {
    return {
      id: row.id as SkuId,
      code: row.code,
      title: row.title,
      variant: row.variant,
      widthMm: row.width_mm,
      heightMm: row.height_mm,
      depthMm: row.depth_mm,
      weightG: row.weight_g,
      barcodes: barcodes.all({ id: row.id }),
      picture: row.picture,
      isFragile: row.is_fragile === 1,
      isHazmat: row.is_hazmat === 1,
      isUpright: row.is_upright === 1,
      hasSerials: row.has_serials === 1,
    }
  }

  function skuById(id: SkuId): Sku | null {
    const row = byId.get({ id })
    return row ? toSku(row) : null
  }

  return {
    skuById,
    /** A pack level's barcode counts what is in it; the SKU's own code counts one. */
    skusByCode(code: string): { sku: Sku; quantity: number }[] {
      const capitals = code.toUpperCase()
      const level = byBarcode.get({ code: capitals })
      const own = byCode.get({ code }) ?? byCode.get({ code: capitals })
      const found: { sku: Sku; quantity: number }[] = []
      const packed = level && skuById(level.sku_id as SkuId)
      if (packed) found.push({ sku: packed, quantity: level.quantity })
      if (own && own.id !== level?.sku_id) found.push({ sku: toSku(own), quantity: 1 })
      return found
    },
  }
}
