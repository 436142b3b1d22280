/** What a site may set, with the defaults of PACKING-SESSION rule 4. Stored as JSON, one row a key. */

export type Settings = {
  /** A badge must be scanned before an order. */
  readonly needsBadge: boolean
  /** Items only in the order of the plan. */
  readonly isStrictOrder: boolean
  /** Codes may be typed on the screen. Never counted as scanned; the device of such a scan is `screen` (PRODUCT R23). */
  readonly isTypingAllowed: boolean
  /** What scanners send in place of GS. */
  readonly gsSubstitutes: readonly string[]
  /** The same code from the same scanner within this time is a re-read. */
  readonly rereadMs: number
  /** A second scan confirms a destructive command within this time. */
  readonly confirmMs: number
  /** A session belongs to its station for this long after its last event. */
  readonly leaseMs: number
  readonly weight: {
    readonly toleranceDivisions: number
    readonly tolerancePercent: number
    readonly learnedSigmaG: number
    readonly fillerG: number
  }
  readonly sender: readonly string[]
  readonly gs1CompanyPrefix: string
  readonly label: { readonly media: '4x6' | 'A6'; readonly slip: 'eachParcel' | 'none' }
  readonly language: 'en' | 'de'
  readonly weightUnit: 'kg' | 'lb'
}

export const defaultSettings: Settings = {
  needsBadge: false,
  isStrictOrder: false,
  isTypingAllowed: false,
  gsSubstitutes: ['␝', '<GS>', '{GS}'],
  rereadMs: 250,
  confirmMs: 5_000,
  leaseMs: 10 * 60_000,
  weight: { toleranceDivisions: 2, tolerancePercent: 2, learnedSigmaG: 0, fillerG: 0 },
  sender: ['Packwright Demo Warehouse', 'Packing Lane 1', '10115 Berlin', 'Germany'],
  gs1CompanyPrefix: '9521234',
  label: { media: '4x6', slip: 'eachParcel' },
  language: 'en',
  weightUnit: 'kg',
}
