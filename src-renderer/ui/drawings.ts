/** The drawings of goods as markup, one file each in assets/pictures; they are tinted by `color`. */
import type { PictureName } from '../../src-shared/model/picture-names.ts'

const files = import.meta.glob<string>('../assets/pictures/*.svg', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export function drawingOf(name: PictureName): string {
  return files[`../assets/pictures/${name}.svg`] ?? files['../assets/pictures/box.svg'] ?? '<svg/>'
}
