/** The bench's signs, drawn with one line each. A sign never stands alone: words say the same (R10). */
const paths = {
  tick: 'M4 12.5 9.5 18 20 6.5',
  cross: 'M6 6 18 18M18 6 6 18',
  attention: 'M12 4 21.5 20H2.5ZM12 10v4.5M12 17.4v.1',
  dot: 'M12 6a6 6 0 1 0 .01 0ZM12 9a3 3 0 1 0 .01 0ZM12 11.5v1',
  ring: 'M12 6a6 6 0 1 0 .01 0Z',
  lost: 'M5 12h14',
  info: 'M12 3a9 9 0 1 0 .01 0ZM12 11v6M12 7.4v.1',
  repeat: 'M4 11a8 8 0 0 1 14-4l2 2M20 4v5h-5M20 13a8 8 0 0 1-14 4l-2-2M4 20v-5h5',
  cloud: 'M7 18h10a4 4 0 0 0 .6-8A6 6 0 0 0 6.2 9.4 4.3 4.3 0 0 0 7 18Z',
  cloudOff: 'M7 18h10a4 4 0 0 0 3-6.6M15.5 6A6 6 0 0 0 6.2 9.4 4.3 4.3 0 0 0 7 18M3 3l18 18',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8.500v7M11 8.500v7M13.5 8.500v7M16 8.500v7',
  lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  wave: 'M3 12q3-6 6 0t6 0 6 0',
  turn: 'M4 12a8 8 0 1 0 3-6.200M7 2v4.200h4.2',
  settings: 'M4 7h9M17 7h3M15 4.500v5M4 17h3M11 17h9M9 14.500v5',
  fragile: 'M7 3h10l-1 7a4 4 0 0 1-8 0ZM12 14v6M8 20h8M12 3l-1.5 3.5 2.5 1.5-1.5 3',
  down: 'M12 4v15M6 13l6 6 6-6',
} as const
export type IconName = keyof typeof paths

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
