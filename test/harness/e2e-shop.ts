/**
 * Data folders with a shop in them, brought in by the real command line in the order that a shop-keeper would. Made once
 * a test file and copied for each station, as importing takes seconds and copying does not.
 */
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** PACKWRIGHT_BUILD names a folder with another build, such as an unpacked app. */
export const program = join(process.env['PACKWRIGHT_BUILD'] ?? root, 'out', 'main', 'packwright.js')

/** The small shop of the tests: every order in it is there for a reason. */
export const ownShop = join(root, 'test', 'fixtures', 'e2e')

/** A real catalogue, where it lies beside the checkout; else the small one, with orders of the same numbers. */
export function largestShop(): string {
  const beside = join(root, '..', 'shared', 'data')
  return existsSync(join(beside, 'orders.json')) ? beside : ownShop
}

const files = {
  skus: 'skus.csv',
  cartons: 'cartons.csv',
  bins: 'bins.csv',
  stock: 'stock.csv',
  orders: 'orders.json',
} as const

export type Shop = {
  /** A fresh data folder with the shop in it. */
  copy(): string
  dispose(): void
}

/** `cartonStock`: how many of a carton type there are, instead of what the file says. */
export async function importShop(
  folder: string,
  options: { readonly cartonStock?: Readonly<Record<string, number>> } = {},
): Promise<Shop> {
  const home = mkdtempSync(join(tmpdir(), 'packwright-shop-'))
  const dataDir = join(home, 'data')
  for (const [kind, file] of Object.entries(files)) {
    const path = join(folder, file)
    const { cartonStock } = options
    const isChanged = kind === 'cartons' && cartonStock !== undefined
    await importFile(kind, isChanged ? restocked(path, home, cartonStock) : path, dataDir)
  }
  let copies = 0
  return {
    copy() {
      const to = join(home, `station-${++copies}`)
      cpSync(dataDir, to, { recursive: true })
      return to
    },
    dispose: () => rmSync(home, { recursive: true, force: true }),
  }
}

/** Runs `packwright import`, on an idle folder or on one that a station holds. */
export async function importFile(kind: string, file: string, dataDir: string): Promise<string> {
  const args = [program, 'import', kind, file, '--data', dataDir]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return stdout
}

/** The quantity is the last column of the file. */
function restocked(path: string, home: string, stock: Readonly<Record<string, number>>): string {
  const [head = '', ...rows] = readFileSync(path, 'utf8').trim().split('\n')
  const changed = rows.map((row) => {
    const quantity = stock[row.split(',')[0] ?? '']
    return quantity === undefined ? row : row.replace(/\d+$/, String(quantity))
  })
  const to = join(home, 'cartons.csv')
  writeFileSync(to, [head, ...changed, ''].join('\n'))
  return to
}
