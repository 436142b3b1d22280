/**
 * The orders of the demo, in the order in which the bench should meet them: the first is an easy one. #1007 needs two
 * parcels by weight, #1012 three by size, #1021 to #1028 are a run of the same single item.
 */

export type DemoOrder = {
  /** Index among the addresses. */
  readonly address: number
  readonly service: 'STANDARD' | 'EXPRESS'
  readonly priority: number
  readonly note: string | null
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[]
}

type Line = readonly [address: number, terms: string, basket: string, note?: string]

/** Terms: E express or S standard, then a `!` for each step of priority. Basket: codes, `*n` where more than one. */
const lines: readonly Line[] = [
  [0, 'E!!', 'MUG-BLU TEA-EGR BOOK-KNOTS SOCK-36-GRY'],
  [1, 'E!', 'MUG-NVY*2 COFFEE-250'],
  [2, 'E!', 'NOTE-A5-DOT*2 NOTE-A5-RUL PEN-FOUNT'],
  [3, 'S', 'TEE-M-WHT TEE-M-BLK SOCK-41-GRY*2', 'Gift: no invoice in the parcel.'],
  [4, 'S', 'LAMP-DESK BOOK-BIRDS'],
  [5, 'E', 'BOTTLE-OIL*2 JAR-HONEY JAR-JAM*2', 'Glass. Please fill the gaps well.'],
  [6, 'S', 'PAN-IRON28*9', 'For a cooking school: may come in several parcels.'],
  [7, 'S', 'BOOK-ATLAS TIN-BISC CANDLE-3'],
  [8, 'S', 'SHOE-39-BRN SOCK-36-GRY*3'],
  [9, 'E', 'KEYB-DE MOUSE-ERG CABLE-2M CHARGER-65'],
  [10, 'S', 'COFFEE-1000*2 MUG-RED*2 TEA-MINT'],
  [11, 'S', 'SPEAK-FLOOR*3'],
  [12, 'S', 'PUZZLE-1000 TOY-CAR*2 BALL-FOOT'],
  [13, 'E!', 'TEA-EGR*3 TIN-BISC*2', 'Export: the customs form is in the tote.'],
  [14, 'S', 'SOAP-LAV*4 SOAP-OLIVE*4 SHAMPOO-NET*2'],
  [15, 'S', 'PLATE-4 MUG-SET4'],
  [16, 'S', 'BOTTLE-500 BOTTLE-750 BAG-TOTE'],
  [17, 'E', 'HEAD-OVER CABLE-1M'],
  [18, 'S', 'BRELLA-LONG BRELLA-FOLD'],
  [19, 'S', 'KNIFE-CHEF KNIFE-BREAD PAN-STEEL24'],
  [20, 'S', 'CASE-P12'],
  [4, 'S', 'CASE-P12'],
  [9, 'S', 'CASE-P12'],
  [23, 'S', 'CASE-P12'],
  [12, 'S', 'CASE-P12'],
  [1, 'S', 'CASE-P12'],
  [17, 'S', 'CASE-P12'],
  [24, 'S', 'CASE-P12'],
  [21, 'E', 'BOOK-BREAD JAR-HONEY*2 MUG-TEA'],
  [22, 'S', 'TEE-S-WHT TEE-L-WHT TEE-L-BLK TEE-M-WHT*2'],
  [23, 'S', 'POT-20 POT-12*2', 'Leave with the neighbour at 104.'],
  [24, 'S', 'BOOK-BIRDS*6'],
  [25, 'S', 'MUG-BLU*2 MUG-NVY*2 MUG-TEA*2'],
  [0, 'S', 'SHOE-42-BRN SHOE-42-BLU'],
  [3, 'E', 'POWERBANK CHARGER-65 CABLE-1M*2'],
  [6, 'S', 'LAMP-PAPER CANDLE-3*2'],
  [8, 'S', 'SPEAK-SHELF*2'],
  [10, 'S', 'BAG-ROLL BOTTLE-750 SOCK-41-GRN*2 NOTE-A5-RUL BOOK-KNOTS'],
  [15, 'E', 'KEYB-UK HEAD-OVER MOUSE-ERG'],
  [19, 'S', 'COFFEE-250*4 JAR-JAM*2 TEA-MINT*2 TEA-EGR SOAP-LAV*2 CANDLE-3'],
]

export const demoOrders: readonly DemoOrder[] = lines.map(([address, terms, basket, note]) => ({
  address,
  service: terms.startsWith('E') ? 'EXPRESS' : 'STANDARD',
  priority: terms.length - 1,
  note: note ?? null,
  lines: basket.split(' ').map((entry) => {
    const [sku = '', quantity = '1'] = entry.split('*')
    return { sku, quantity: Number(quantity) }
  }),
}))
