/**
 * The drawings that the screen brings along, so that demo goods and goods without a photo have a face. A picture is
 * written `name:tint` (`mug:blue`) or just `name`; anything else than these, http(s) addresses apart, is shown as a
 * neutral parcel. The drawings themselves are `src-renderer/assets/pictures/<name>.svg`.
 */
export const pictureNames = [
  'ball',
  'bag',
  'book',
  'bottle',
  'box',
  'cable',
  'candle',
  'charger',
  'coffee',
  'headphones',
  'jar',
  'keyboard',
  'knife',
  'lamp',
  'mouse',
  'mug',
  'notebook',
  'pan',
  'pen',
  'phone-case',
  'plant-pot',
  'plate',
  'puzzle',
  'shampoo',
  'shirt',
  'shoe',
  'soap',
  'socks',
  'speaker',
  'tea',
  'tin',
  'toy-car',
  'umbrella',
] as const
export type PictureName = (typeof pictureNames)[number]

/** Tints tell variants of one drawing apart; the words of the variant must say the same (R10). */
export const pictureTints = [
  'blue',
  'red',
  'green',
  'yellow',
  'orange',
  'purple',
  'pink',
  'teal',
  'brown',
  'black',
  'grey',
  'white',
] as const
export type PictureTint = (typeof pictureTints)[number]

export type Picture =
  | { readonly kind: 'drawing'; readonly name: PictureName; readonly tint: PictureTint | null }
  | { readonly kind: 'photo'; readonly address: string }
  | { readonly kind: 'none' }

function isOneOf<T extends string>(list: readonly T[], text: string | undefined): text is T {
  return text !== undefined && (list as readonly string[]).includes(text)
}

/** Reads `mug:blue`, `mug`, an http(s) or data address; never throws. */
export function readPicture(text: string | null): Picture {
  if (text === null) return { kind: 'none' }
  if (/^(https?:\/\/|data:image\/)/.test(text)) return { kind: 'photo', address: text }
  const [name, tint] = text.split(':')
  if (!isOneOf(pictureNames, name)) return { kind: 'none' }
  return { kind: 'drawing', name, tint: isOneOf(pictureTints, tint) ? tint : null }
}
