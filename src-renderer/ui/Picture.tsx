/** The face of a unit: a photo, one of our drawings, or a neutral parcel when there is neither or the photo fails. */
import { useState } from 'react'
import { readPicture } from '../../src-shared/model/picture-names.ts'
import { drawingOf } from './drawings.ts'
import { InlineSvg } from './InlineSvg.tsx'

export function Picture({ picture }: { readonly picture: string | null }) {
  const [failed, setFailed] = useState<string | null>(null)
  const read = readPicture(picture)
  if (read.kind === 'photo' && failed !== read.address) {
    return (
      <span className="picture">
        <img src={read.address} alt="" onError={() => setFailed(read.address)} />
      </span>
    )
  }
  const name = read.kind === 'drawing' ? read.name : 'box'
  const tint = read.kind === 'drawing' ? (read.tint ?? 'none') : 'grey'
  return (
    <span className="picture" style={{ color: `var(--tint-${tint})` }}>
      <InlineSvg markup={drawingOf(name)} className="drawing" />
    </span>
  )
}
