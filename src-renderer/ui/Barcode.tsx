/** A Code 128 on the screen, to be scanned off it. The drawing code is loaded when the first one is shown. */
import { useEffect, useState } from 'react'
import { InlineSvg } from './InlineSvg.tsx'

const drawn = new Map<string, string>()

export function Barcode({ text }: { readonly text: string }) {
  const [markup, setMarkup] = useState(drawn.get(text) ?? null)
  useEffect(() => {
    let isCurrent = true
    void drawBarcode(text).then((svg) => isCurrent && setMarkup(svg))
    return () => {
      isCurrent = false
    }
  }, [text])
  return <span className="barcode">{markup !== null && <InlineSvg markup={markup} />}</span>
}

async function drawBarcode(text: string): Promise<string> {
  const known = drawn.get(text)
  if (known !== undefined) return known
  const { code128, drawingSVG } = await import('bwip-js/generic')
  const svg = code128({ bcid: 'code128', text, height: 8, paddingwidth: 0 }, drawingSVG())
  // Bars may be stretched sideways with the place they have; their proportions stay.
  const stretched = svg.replace('<svg ', '<svg preserveAspectRatio="none" ')
  drawn.set(text, stretched)
  return stretched
}
