/** The answer to `~HI`: `ZTC ZD420-203dpi ZPL,V93.20.15Z,8,4194304` (model, firmware, dots a millimetre, memory). */
export type ZebraIdentity = {
  readonly model: string
  readonly firmware: string
  /** Null when the printer does not say, or says something odd: ask the operator, never assume 203 dpi. */
  readonly dpmm: 8 | 12 | 24 | null
  /** False when it says that it speaks another language, or answers as no Zebra printer does. */
  readonly speaksZpl: boolean
}

const OTHER_LANGUAGES = /\b(EPL2?|CPCL|DPL|TSPL2?|IPL|SBPL|FINGERPRINT|ESC\/?POS|PCL)\b/i

export function readIdentity(frame: string): ZebraIdentity {
  const [model = '', firmware = '', dots = ''] = frame.split(',').map((field) => field.trim())
  const isShaped = model !== '' && /^V\d/i.test(firmware)
  const saysZpl = /ZPL/i.test(model)
  return {
    model,
    firmware,
    dpmm: dpmmOf(dots),
    speaksZpl: isShaped && (saysZpl || !OTHER_LANGUAGES.test(model)),
  }
}

function dpmmOf(dots: string): ZebraIdentity['dpmm'] {
  switch (dots) {
    case '8':
      return 8
    case '12':
      return 12
    case '24':
      return 24
    default:
      return null
  }
}
