/** Large line drawings beside an instruction, for a look from afar. They tell nothing that the words do not. */
const sketches = {
  badge: (
    <>
      <path d="M85 10h30v26H85Z" />
      <rect x="45" y="36" width="110" height="144" rx="12" />
      <circle cx="100" cy="82" r="24" />
      <path d="M62 138a38 26 0 0 1 76 0" />
      <path
        d="M66 156v14M74 156v14M84 156v14M92 156v14M104 156v14M110 156v14M122 156v14M132 156v14"
        strokeWidth="4"
      />
    </>
  ),
  tote: (
    <>
      <path d="M30 70H170L158 168H42Z" />
      <path d="M22 58H178V72H22Z" />
      <path d="M82 92h36" />
      <path
        d="M70 122v28M80 122v28M92 122v28M100 122v28M112 122v28M120 122v28M130 122v28"
        strokeWidth="5"
      />
      <path d="M60 58 70 20h34v38M104 58V34h32v24" />
    </>
  ),
  scale: (
    <>
      <path d="M52 100V40l48-20 48 20v60Z M52 40l48 18 48-18M100 58v42" />
      <path d="M30 104H170V118H30Z" />
      <path d="M40 118H160L168 172H32Z" />
      <rect x="72" y="132" width="56" height="26" rx="4" />
    </>
  ),
  printer: (
    <>
      <path d="M36 60a14 14 0 0 1 14-14H150a14 14 0 0 1 14 14V140H36Z" />
      <path d="M58 140V112H142V140" />
      <path d="M66 112V186H134V112" fill="var(--panel)" />
      <path
        d="M78 130H122M78 142H108M80 156v16M88 156v16M98 156v16M104 156v16M114 156v16M120 156v16"
        strokeWidth="4"
      />
      <path d="M52 70H80" />
    </>
  ),
  parcel: (
    <>
      <path d="M20 66 100 30 180 66V144L100 182 20 144Z" />
      <path d="M20 66 100 102 180 66M100 102V182" />
      <path d="M62 47 142 84V108L128 114" />
      <path d="M40 118 66 130V152L40 140Z" />
    </>
  ),
  done: (
    <>
      <circle cx="100" cy="100" r="78" />
      <path d="M62 104 90 132 142 72" strokeWidth="16" />
    </>
  ),
  stop: (
    <>
      <path d="M68 22h64l46 46v64l-46 46H68l-46-46V68Z" />
      <path d="M100 58v52M100 138v2" strokeWidth="16" />
    </>
  ),
  pause: (
    <>
      <circle cx="100" cy="100" r="78" />
      <path d="M80 68v64M120 68v64" strokeWidth="16" />
    </>
  ),
} as const
export type SketchName = keyof typeof sketches

export function Sketch({ name }: { readonly name: SketchName }) {
  return (
    <div className="sketch">
      <svg
        viewBox="0 0 200 200"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="6"
        strokeLinejoin="round"
        strokeLinecap="round"
      >
        {sketches[name]}
      </svg>
    </div>
  )
}
