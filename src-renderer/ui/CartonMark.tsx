/** How a carton type is told at a glance: colour, shape and code say the same (R10). */
import type { CartonView } from '../../src-shared/contract/bench-view.ts'

const shapes: Record<CartonView['shape'], string> = {
  circle: 'M50 3a47 47 0 1 0 .01 0Z',
  square: 'M9 5h82a4 4 0 0 1 4 4v82a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4V9a4 4 0 0 1 4-4Z',
  triangle: 'M50 4 98 93H2Z',
  diamond: 'M50 0 100 50 50 100 0 50Z',
  hexagon: 'M25 5h50l25 45-25 45H25L0 50Z',
  star: 'M50 1l15 19 24-4-3 24 14 20-23 9-8 24-19-14-19 14-8-24-23-9 14-20-3-24 24 4Z',
}
/** Dark enough for white letters, except yellow and orange, which take dark ones. */
const colours: Record<CartonView['colour'], { readonly fill: string; readonly ink: string }> = {
  blue: { fill: '#0b66a8', ink: '#fff' },
  orange: { fill: '#f08a24', ink: '#1a0f00' },
  green: { fill: '#0d7a4e', ink: '#fff' },
  purple: { fill: '#6f45b0', ink: '#fff' },
  yellow: { fill: '#f2c410', ink: '#1a1400' },
  red: { fill: '#b3261e', ink: '#fff' },
  teal: { fill: '#0c7378', ink: '#fff' },
  brown: { fill: '#7a4a24', ink: '#fff' },
}

type CartonMarkProps = { readonly carton: CartonView; readonly size: 'large' | 'small' }

export function CartonMark({ carton, size }: CartonMarkProps) {
  const { fill, ink } = colours[carton.colour]
  const text = size === 'large' && carton.code.length <= 4 ? carton.code : carton.letter
  return (
    <span className={`mark mark-${size}`}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <path d={shapes[carton.shape]} fill={fill} />
      </svg>
      <b style={{ color: ink, ...(carton.shape === 'triangle' && { bottom: '14%' }) }}>{text}</b>
    </span>
  )
}
