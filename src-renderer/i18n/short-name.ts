/** Names within a sentence are cut at a word, so that the sentence stays readable from where the packer stands. */
const MOST_LETTERS = 28

export function shortName(name: string): string {
  if (name.length <= MOST_LETTERS) return name
  const cut = name.slice(0, MOST_LETTERS)
  const atWord = cut
    .slice(0, Math.max(cut.lastIndexOf(' '), MOST_LETTERS / 2))
    .replace(/[\s,]+$/, '')
  return `${atWord} …`
}
