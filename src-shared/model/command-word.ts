/** The words of command barcodes and keys: PACKING-SESSION.md. N1…N9 choose, R1…R9 are reasons. */
export const commandWords = [
  'HELP',
  'UNDO',
  'HOLD',
  'SHORT',
  'DAMAGED',
  'NEXT',
  'REPRINT',
  'CARTON',
  'PUT',
  'CONFIRM',
  'N1',
  'N2',
  'N3',
  'N4',
  'N5',
  'N6',
  'N7',
  'N8',
  'N9',
  'R1',
  'R2',
  'R3',
  'R4',
  'R5',
  'R6',
  'R7',
  'R8',
  'R9',
] as const
export type CommandWord = (typeof commandWords)[number]
export type ReasonCode = `R${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`

/** The keyboard's key for a word, where it has one. */
export const keyOfCommand: Partial<Record<CommandWord, string>> = {
  HELP: 'F1',
  UNDO: 'F2',
  HOLD: 'F3',
  SHORT: 'F4',
  DAMAGED: 'F5',
  NEXT: 'F6',
  REPRINT: 'F7',
  CARTON: 'F8',
  PUT: 'F9',
  CONFIRM: 'Enter',
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Check character over the word: positions weigh 1, 2, 3 …, modulo 36, so that swapped letters are found. */
function checkCharacter(word: string): string {
  let sum = 0
  for (let i = 0; i < word.length; i++) sum += (i + 1) * (alphabet.indexOf(word[i] ?? '') + 1)
  return alphabet[sum % 36] ?? '0'
}

/** `PKCUNDO?`: what the command's barcode (Code 128) holds. */
export function commandBarcode(word: CommandWord): string {
  return `PKC${word}${checkCharacter(word)}`
}

const wordOfBarcode = new Map(commandWords.map((word) => [commandBarcode(word), word]))

/** The command a barcode stands for, null when it is no valid command barcode. */
export function readCommandBarcode(text: string): CommandWord | null {
  return wordOfBarcode.get(text.toUpperCase()) ?? null
}
