/**
 * Looks at a drawn page as a strict typographer: runs inside the browser, so it stands alone. Finds text that is too
 * small (R13), cut off, outside the screen or too pale (R17), targets that are too small (R16), and a page that scrolls.
 */
export function findLayoutFaults(): string[] {
  const faults: string[] = []
  const LEAST_TEXT_PX = 16
  const LEAST_TARGET_PX = 44
  const LEAST_CONTRAST = 4.5
  // Names that may end in an ellipsis, lists that may be scrolled, and what is there for screen readers alone.
  const MAY_CUT = '.clip, .clip-2, .clip-3, .lines, .demo, .scene-labels, .unseen'

  const nameOf = (element: Element): string => {
    const text = (element.textContent ?? '').trim().slice(0, 40)
    return `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> "${text}"`
  }
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })

  const parse = (colour: string): number[] => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 1
    const context = canvas.getContext('2d')
    if (!context) return [0, 0, 0, 0]
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    return [...context.getImageData(0, 0, 1, 1).data]
  }
  const known = new Map<string, number[]>()
  const rgba = (colour: string): number[] => {
    const found = known.get(colour) ?? parse(colour)
    known.set(colour, found)
    return found
  }
  const luminance = ([r = 0, g = 0, b = 0]: number[]): number => {
    const linear = (part: number): number => {
      const share = part / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    }
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
  }
  const backgroundOf = (element: Element): number[] | null => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      // Over a canvas or a drawing the background is not known here.
      if (at.matches('.scene-labels, .mark')) return null
      const colour = rgba(getComputedStyle(at).backgroundColor)
      if ((colour[3] ?? 0) > 250) return colour
    }
    return [255, 255, 255, 255]
  }

  const page = document.documentElement
  if (page.scrollWidth > window.innerWidth || page.scrollHeight > window.innerHeight) {
    faults.push('the page scrolls')
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!element || (node.textContent ?? '').trim() === '' || !isSeen(element)) continue
    if (element.closest('svg, .unseen, .flash')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    if (box.width === 0 || box.height === 0) continue
    const style = getComputedStyle(element)
    const size = Number.parseFloat(style.fontSize)
    if (size < LEAST_TEXT_PX - 0.01) faults.push(`${size} px is too small: ${nameOf(element)}`)
    checkCut(element, box, size)
    checkContrast(element, style)
  }

  function checkCut(element: Element, box: DOMRect, size: number): void {
    if (element.closest(MAY_CUT)) return
    // Line boxes are taller than letters; a quarter of the size may stick out unseen.
    const play = size * 0.27
    const isOutside =
      box.left < -1 ||
      box.right > window.innerWidth + 1 ||
      box.top < -play ||
      box.bottom > window.innerHeight + play
    if (isOutside) faults.push(`outside the screen: ${nameOf(element)}`)
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at)
      const edge = at.getBoundingClientRect()
      const isCutX =
        overflowX !== 'visible' && (box.right > edge.right + 1 || box.left < edge.left - 1)
      const isCutY =
        overflowY !== 'visible' && (box.bottom > edge.bottom + play || box.top < edge.top - play)
      const isWider = at.matches('button, .badge, .device, kbd') && box.right > edge.right + 1
      if (isCutX || isCutY || isWider) {
        faults.push(`cut off by .${at.getAttribute('class')}: ${nameOf(element)}`)
        return
      }
    }
  }

  function checkContrast(element: Element, style: CSSStyleDeclaration): void {
    const background = backgroundOf(element)
    if (background === null) return
    const [a, b] = [luminance(rgba(style.color)), luminance(background)]
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    if (ratio < LEAST_CONTRAST) {
      faults.push(`contrast ${ratio.toFixed(1)} is too low: ${nameOf(element)}`)
    }
  }

  for (const button of document.querySelectorAll('button, input, summary')) {
    if (!isSeen(button)) continue
    const { width, height } = button.getBoundingClientRect()
    if (width < LEAST_TARGET_PX - 0.5 || height < LEAST_TARGET_PX - 0.5) {
      faults.push(`target of ${Math.round(width)}×${Math.round(height)} px: ${nameOf(button)}`)
    }
  }

  const places = ['.header', '.rail', '.headline', '.body', '.keys']
  const boxes = places.map((place) => document.querySelector(place)?.getBoundingClientRect())
  boxes.forEach((box, i) => {
    const below = boxes[i + 1]
    if (box && below && box.bottom > below.top + 1)
      faults.push(`${places[i]} lies over ${places[i + 1]}`)
  })
  return [...new Set(faults)]
}
