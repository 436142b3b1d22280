import { AppError } from '../../../src-shared/base/app-error.ts'
import { textOf } from '../protocol/ascii.ts'

/** Dots a millimetre of the simulated printer (203 dpi), and a 4×6 inch label where the ZPL does not say its size. */
const DPMM = 8
const DEFAULT_DOTS = { width: 813, height: 1219 }
/** Larger than any label; keeps a wrong number in the ZPL from asking for gigabytes. */
const MAX_DOTS = 8000

/**
 * A printed label as PNG, for the eye and for tests. Blocks its thread for about 0.3 s, so call it in a process that may
 * wait. The renderer is loaded at the first label.
 */
export async function renderLabel(zpl: Uint8Array): Promise<Uint8Array> {
  const { ready } = await import('zpl-renderer-js')
  const { api } = await ready
  const { width, height } = sizeOf(zpl)
  try {
    const png = await api.zplToBase64Async(printable(zpl), width / DPMM, height / DPMM, DPMM)
    return new Uint8Array(Buffer.from(png, 'base64'))
  } catch (cause) {
    throw new AppError(
      'label/cannot-draw',
      'This label cannot be shown as a picture. It was printed all the same.',
      {},
      cause,
    )
  }
}

/** The first words on a label, to call it by; empty when it has none. */
export function titleOf(zpl: Uint8Array): string {
  const fields = printable(zpl).matchAll(/\^FD([^^~]*)/gi)
  for (const [, data = ''] of fields) {
    const words = data.replace(/_([0-9A-F]{2})/gi, ' ').trim()
    if (/\p{L}{2}/u.test(words)) return words.slice(0, 60)
  }
  return ''
}

function sizeOf(zpl: Uint8Array): { width: number; height: number } {
  const text = textOf(zpl)
  const dots = (pattern: RegExp, otherwise: number) => {
    const said = Number(pattern.exec(text)?.[1] ?? otherwise)
    return said > 0 && said <= MAX_DOTS ? said : otherwise
  }
  return {
    width: dots(/\^PW(\d+)/i, DEFAULT_DOTS.width),
    height: dots(/\^LL(\d+)/i, DEFAULT_DOTS.height),
  }
}

/** The renderer crashes on control characters, which a printer would have taken for commands anyway. */
function printable(zpl: Uint8Array): string {
  return new TextDecoder().decode(zpl.filter((byte) => byte >= 0x20 && byte !== 0x7f))
}
