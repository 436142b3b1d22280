/** Markup of an SVG that we made ourselves, set into the page as nodes: no `innerHTML`, and it takes on `color`. */
import { useLayoutEffect, useRef } from 'react'

type InlineSvgProps = { readonly markup: string; readonly className?: string }

export function InlineSvg({ markup, className }: InlineSvgProps) {
  const host = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const parsed = new DOMParser().parseFromString(markup, 'image/svg+xml')
    host.current?.replaceChildren(document.importNode(parsed.documentElement, true))
  }, [markup])
  return <span ref={host} className={className} aria-hidden="true" />
}
