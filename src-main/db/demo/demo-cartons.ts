/** The cartons beside the demo bench, inner sizes in mm (width, height, depth), from the mailer to the largest. */

export type DemoCarton = {
  readonly code: string
  readonly name: string
  readonly innerMm: readonly [width: number, height: number, depth: number]
  readonly maxLoadG: number
  readonly tareG: number
  readonly costCents: number
  readonly stock: number
  readonly shelf: string
}

type Line = readonly [
  code: string,
  name: string,
  innerMm: DemoCarton['innerMm'],
  maxLoadG: number,
  tareG: number,
  costCents: number,
  stock: number,
  shelf: string,
]

const lines: readonly Line[] = [
  ['C01', 'Mailer', [240, 35, 320], 3000, 55, 28, 400, 'Left, top'],
  ['C02', 'Book wrap', [270, 70, 350], 6000, 140, 52, 250, 'Left, top'],
  ['C03', 'Box XS', [200, 100, 140], 6000, 95, 34, 300, 'Left, middle'],
  ['C04', 'Box S', [260, 130, 190], 10_000, 160, 47, 300, 'Left, middle'],
  ['C05', 'Cube S', [220, 220, 220], 12_000, 210, 59, 200, 'Left, bottom'],
  ['C06', 'Box M', [340, 170, 250], 15_000, 260, 72, 250, 'Right, top'],
  ['C07', 'Flat M', [480, 110, 310], 15_000, 320, 84, 150, 'Right, top'],
  ['C08', 'Cube M', [320, 320, 320], 20_000, 410, 102, 150, 'Right, middle'],
  ['C09', 'Box L', [480, 240, 350], 22_000, 520, 124, 120, 'Right, middle'],
  ['C10', 'Long', [920, 130, 140], 10_000, 430, 138, 60, 'Behind the bench'],
  ['C11', 'Box XL', [600, 400, 400], 25_000, 980, 215, 80, 'Right, bottom'],
  ['C12', 'Tall', [300, 520, 300], 20_000, 690, 168, 60, 'Behind the bench'],
]

export const demoCartons: readonly DemoCarton[] = lines.map(
  ([code, name, innerMm, maxLoadG, tareG, costCents, stock, shelf]) => ({
    code,
    name,
    innerMm,
    maxLoadG,
    tareG,
    costCents,
    stock,
    shelf,
  }),
)
