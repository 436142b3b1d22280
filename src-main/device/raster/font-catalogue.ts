/**
 * Which font of resources/fonts draws which script, known without opening a file, so that a station that never prints
 * Chinese never loads it. A range says where to look; whether the font really has the character is asked of the font.
 */
export type FontFamily = {
  readonly name: string
  readonly regularFile: string
  /** Null: the family has one weight, and bold is drawn by thickening it. */
  readonly boldFile: string | null
}

export type ScriptFont = {
  /** ISO 15924, as the shaper wants it; null where the shaper is to find out. */
  readonly script: string | null
  readonly family: FontFamily
  readonly ranges: readonly (readonly [number, number])[]
}

function twoWeights(name: string): FontFamily {
  return { name, regularFile: `${name}-Regular.ttf`, boldFile: `${name}-Bold.ttf` }
}

const latinFamily = twoWeights('NotoSans')
const cjkFamily: FontFamily = {
  name: 'NotoSansCJK',
  regularFile: 'NotoSansCJK-Regular.otf',
  boldFile: null,
}

const scriptFonts: readonly ScriptFont[] = [
  script('Latn', latinFamily, [0x41, 0x5a], [0x61, 0x7a], [0xc0, 0x2af], [0x1e00, 0x1eff]),
  script('Grek', latinFamily, [0x370, 0x3ff], [0x1f00, 0x1fff]),
  script('Cyrl', latinFamily, [0x400, 0x52f]),
  script('Armn', twoWeights('NotoSansArmenian'), [0x530, 0x58f], [0xfb13, 0xfb17]),
  script('Hebr', twoWeights('NotoSansHebrew'), [0x590, 0x5ff], [0xfb1d, 0xfb4f]),
  script(
    'Arab',
    twoWeights('NotoSansArabic'),
    [0x600, 0x6ff],
    [0x750, 0x77f],
    [0x8a0, 0x8ff],
    [0xfb50, 0xfdff],
    [0xfe70, 0xfeff],
  ),
  script('Deva', twoWeights('NotoSansDevanagari'), [0x900, 0x97f], [0xa8e0, 0xa8ff]),
  script('Beng', twoWeights('NotoSansBengali'), [0x980, 0x9ff]),
  script('Taml', twoWeights('NotoSansTamil'), [0xb80, 0xbff]),
  script('Thai', twoWeights('NotoSansThai'), [0xe00, 0xe7f]),
  script('Geor', twoWeights('NotoSansGeorgian'), [0x10a0, 0x10ff], [0x1c90, 0x1cbf]),
  script('Hang', cjkFamily, [0x1100, 0x11ff], [0x3130, 0x318f], [0xac00, 0xd7ff]),
  script('Kana', cjkFamily, [0x3040, 0x30ff], [0xff66, 0xff9f]),
  script('Bopo', cjkFamily, [0x3105, 0x312f]),
  script('Hani', cjkFamily, [0x3005, 0x3007], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xf900, 0xfaff]),
]

function script(
  name: string,
  family: FontFamily,
  ...ranges: (readonly [number, number])[]
): ScriptFont {
  return { script: name, family, ranges }
}

/** The font of a character of one script; null for what scripts share (digits, punctuation) and what nobody has. */
export function scriptFontOf(codePoint: number): ScriptFont | null {
  for (const entry of scriptFonts) {
    if (entry.ranges.some(([first, last]) => codePoint >= first && codePoint <= last)) return entry
  }
  return null
}

/** Where a shared character is looked for when the font of its neighbours does not have it. */
export const sharedFonts: readonly ScriptFont[] = [
  { script: null, family: latinFamily, ranges: [] },
  { script: null, family: cjkFamily, ranges: [] },
]

/** Every file that may be asked for. */
export function fontFiles(): string[] {
  const families = new Set(scriptFonts.map((entry) => entry.family))
  return [...families].flatMap((family) =>
    family.boldFile === null ? [family.regularFile] : [family.regularFile, family.boldFile],
  )
}
