/**
 * PNGs of at most 256 colours, for pictures of screens: a third of the size and no difference to the eye. Median cut over
 * the colours that occur, weighted by how often they do; no dithering, so that flat areas stay flat.
 */
import { crc32, deflateSync } from 'node:zlib'

const most = 256

/** `image`: width, height and RGBA bytes, as pngjs reads them. Returns the bytes of a PNG with a palette. */
export function palettePng({ width, height, data }) {
  const counts = countColours(data)
  const boxes = medianCut([...counts].map(([colour, count]) => ({ colour, count })))
  const indexOf = new Map(boxes.flatMap((box, i) => box.map(({ colour }) => [colour, i])))
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0, from = 0; y < height; y++)
    for (let x = 0; x < width; x++, from += 4)
      rows[y * (width + 1) + 1 + x] = indexOf.get(colourAt(data, from)) ?? 0
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits an index, colour type 3: palette.
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(boxes.flatMap(meanOf))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function countColours(data) {
  const counts = new Map()
  for (let i = 0; i < data.length; i += 4) {
    const colour = colourAt(data, i)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  return counts
}

const colourAt = (data, i) => (data[i] << 16) | (data[i + 1] << 8) | data[i + 2]
const channel = (colour, shift) => (colour >> shift) & 0xff

/** Splits the box with the widest spread, weighted by its pixels, until there are enough. */
function medianCut(colours) {
  const boxes = [measured(colours)]
  while (boxes.length < most) {
    boxes.sort((a, b) => b.weight - a.weight)
    const [box] = boxes
    if (!box || box.weight === 0) break
    boxes.splice(0, 1, ...halves(box).map(measured))
  }
  return boxes.map((box) => box.colours)
}

function measured(colours) {
  const spreads = [16, 8, 0].map((shift) => {
    const values = colours.map(({ colour }) => channel(colour, shift))
    return { shift, spread: extreme(values, Math.max) - extreme(values, Math.min) }
  })
  const widest = spreads.reduce((a, b) => (b.spread > a.spread ? b : a))
  const pixels = colours.reduce((sum, { count }) => sum + count, 0)
  // The root keeps large plain areas from taking all the colours.
  return { colours, shift: widest.shift, weight: widest.spread * Math.sqrt(pixels) }
}

// Not spread over the arguments: there are more colours than a call can take.
const extreme = (values, choose) => values.reduce((a, b) => choose(a, b))

/** Halves by pixels, with at least one colour in each. */
function halves({ colours, shift }) {
  const sorted = colours.toSorted((a, b) => channel(a.colour, shift) - channel(b.colour, shift))
  const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2
  let at = 0
  for (let seen = 0; at < sorted.length - 1 && seen < half; at++) seen += sorted[at].count
  const cut = Math.max(1, at)
  return [sorted.slice(0, cut), sorted.slice(cut)]
}

function meanOf(colours) {
  const pixels = colours.reduce((sum, { count }) => sum + count, 0)
  return [16, 8, 0].map((shift) =>
    Math.round(
      colours.reduce((sum, { colour, count }) => sum + channel(colour, shift) * count, 0) / pixels,
    ),
  )
}

function chunk(type, body) {
  const typed = Buffer.concat([Buffer.from(type), body])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, check])
}
