/** Text as large as its place allows: the first of the given sizes (rem, largest first) at which it fits whole. */
import { type ReactNode, useLayoutEffect, useRef } from 'react'

type FitTextProps = {
  readonly sizes: readonly number[]
  readonly children: ReactNode
  readonly className?: string
}

export function FitText({ sizes, children, className = '' }: FitTextProps) {
  const text = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = text.current
    const place = element?.parentElement
    if (!element || !place) return
    const refit = (): void => fitInto(element, place, sizes)
    refit()
    const observer = new ResizeObserver(refit)
    observer.observe(place)
    return () => observer.disconnect()
  })
  return (
    <div ref={text} className={`fit ${className}`}>
      {children}
    </div>
  )
}

function fitInto(element: HTMLElement, place: HTMLElement, sizes: readonly number[]): void {
  for (const size of sizes) {
    element.style.fontSize = `max(16px, ${size}rem)`
    // A pixel of play: browsers round line boxes.
    const isTooTall = element.scrollHeight > place.clientHeight + 1
    if (!isTooTall && element.scrollWidth <= place.clientWidth + 1) return
  }
}
