/** A unit's name with its variant, which is what tells look-alikes apart: `Mug 300 ml, blue`. */
import type { UnitView } from '../../src-shared/contract/bench-view.ts'

export function unitName(unit: Pick<UnitView, 'title' | 'variant'>): string {
  const { title, variant } = unit
  if (variant === null || title.toLowerCase().includes(variant.toLowerCase())) return title
  return `${title}, ${variant}`
}
