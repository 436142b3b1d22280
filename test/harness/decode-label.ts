/**
 * Looks at labels as a packer's scanner does: renders ZPL to pixels (zpl-renderer-js), crops them to the dots table of
 * the media and reads every barcode in them (zxing). Slow, 0.3 s and more a label: use it where only pixels prove it.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PNG } from 'pngjs'
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader'
import { pageOf } from '../../src-main/core/label/media.ts'
import type { LabelDpmm, LabelMedia } from '../../src-shared/model/label.ts'

export type LabelCode = {
  /** zxing's name: `Code128`, `QRCode`, `DataMatrix` … */
  readonly format: string
  readonly text: string
  /** AIM id as a scanner would send it: `]C1` for GS1-128. */
  readonly aim: string
}

export type DecodedLabel = {
  readonly png: Uint8Array
  readonly widthDots: number
  readonly heightDots: number
  readonly codes: readonly LabelCode[]
}

export type LabelGeometry = { readonly dpmm: LabelDpmm; readonly media: LabelMedia }

const require = createRequire(import.meta.url)

/** Loaded past the test runner, which would parse its 8 MB. */
const { ready } = require('zpl-renderer-js') as typeof import('zpl-renderer-js')

const MEDIA_MM = { '4x6': [102, 153], A6: [105, 148] } as const

let reader: Promise<unknown> | null = null

/** zxing fetches its WebAssembly from a web address unless it is given the bytes. */
async function prepareReader(): Promise<void> {
  const file = require.resolve('zxing-wasm/reader/zxing_reader.wasm')
  reader ??= readFile(file).then(async (wasm) =>
    prepareZXingModule({
      overrides: { wasmBinary: new Uint8Array(wasm).buffer },
      fireImmediately: true,
    }),
  )
  await reader
}

/** Renders every label of a ZPL text, one PNG each. */
export async function renderPages(
  zpl: string | Uint8Array,
  { dpmm, media }: LabelGeometry,
): Promise<PNG[]> {
  const text = typeof zpl === 'string' ? zpl : new TextDecoder().decode(zpl)
  const { api } = await ready
  const [widthMm, heightMm] = MEDIA_MM[media]
  const images = await api.zplToBase64MultipleAsync(text, widthMm, heightMm, dpmm)
  const page = pageOf(media, dpmm)
  return images.map((image) => {
    const full = PNG.sync.read(Buffer.from(image, 'base64'))
    const cropped = new PNG({
      width: Math.min(full.width, page.widthDots),
      height: Math.min(full.height, page.heightDots),
    })
    PNG.bitblt(full, cropped, 0, 0, cropped.width, cropped.height, 0, 0)
    return cropped
  })
}

/** Renders and reads every label of a ZPL text. */
export async function decodeLabels(
  zpl: string | Uint8Array,
  geometry: LabelGeometry,
): Promise<DecodedLabel[]> {
  await prepareReader()
  const labels: DecodedLabel[] = []
  for (const image of await renderPages(zpl, geometry)) {
    const png = PNG.sync.write(image)
    const found = await readBarcodes(png, { tryHarder: true, maxNumberOfSymbols: 8 })
    labels.push({
      png,
      widthDots: image.width,
      heightDots: image.height,
      codes: found.filter((code) => code.isValid).map(toCode),
    })
  }
  return labels
}

function toCode(code: ReadResult): LabelCode {
  return { format: code.format, text: code.text, aim: code.symbologyIdentifier }
}

/** The one label of a ZPL text; throws when there are more or none. */
export async function decodeLabel(
  zpl: string | Uint8Array,
  geometry: LabelGeometry,
): Promise<DecodedLabel> {
  const labels = await decodeLabels(zpl, geometry)
  const [label] = labels
  if (label === undefined || labels.length > 1) {
    throw new Error(`One label was expected, ${labels.length} were rendered.`)
  }
  return label
}
