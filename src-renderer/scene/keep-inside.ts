/** The nearest corner (whole mm) at which a unit lies within the carton, seen from above. */
type Corner = { readonly x: number; readonly z: number }
type Base = { readonly w: number; readonly d: number }

export function keepInside(
  wanted: Corner,
  unit: Base,
  carton: { readonly widthMm: number; readonly depthMm: number },
): Corner {
  const within = (value: number, most: number): number =>
    Math.round(Math.min(Math.max(value, 0), Math.max(0, most)))
  return {
    x: within(wanted.x, carton.widthMm - unit.w),
    z: within(wanted.z, carton.depthMm - unit.d),
  }
}
