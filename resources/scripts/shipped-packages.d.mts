/** Types of shipped-packages.mjs for the tests. */
export type ShippedPackage = {
  readonly path: string
  readonly folder: string
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly isAllowed: boolean
}
export function shippedPackages(): ShippedPackage[]
export function licenceOf(folder: string): string
export function isAllowed(expression: string): boolean
