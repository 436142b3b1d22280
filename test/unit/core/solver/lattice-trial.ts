/** Whether boxes fit a room of a few cells, by plain trying of every place: slow, and too simple to be wrong. */

export type Box = readonly [w: number, h: number, d: number]

/** Tries every place and every turning of every unit; floating is allowed. */
export function fitsSomehow(bin: Box, units: readonly Box[]): boolean {
  const [w, h, d] = bin
  const taken = new Uint8Array(w * h * d)
  const cells = (x: number, y: number, z: number, [bw, bh, bd]: Box): number[] => {
    const found: number[] = []
    for (let i = x; i < x + bw; i++)
      for (let j = y; j < y + bh; j++)
        for (let k = z; k < z + bd; k++) found.push((i * h + j) * d + k)
    return found
  }
  const put = (n: number): boolean => {
    const unit = units[n]
    if (unit === undefined) return true
    for (const box of turned(unit)) {
      for (let x = 0; x + box[0] <= w; x++)
        for (let y = 0; y + box[1] <= h; y++)
          for (let z = 0; z + box[2] <= d; z++) {
            const where = cells(x, y, z, box)
            if (where.some((cell) => taken[cell] === 1)) continue
            for (const cell of where) taken[cell] = 1
            if (put(n + 1)) return true
            for (const cell of where) taken[cell] = 0
          }
    }
    return false
  }
  return put(0)
}

function turned([a, b, c]: Box): Box[] {
  const all: Box[] = [
    [a, b, c],
    [a, c, b],
    [b, a, c],
    [b, c, a],
    [c, a, b],
    [c, b, a],
  ]
  return all.filter((box, i) => all.findIndex((other) => other.join() === box.join()) === i)
}
