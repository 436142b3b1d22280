/**
 * Names (contract rule 4): an entry without an id takes the smallest free `<prefix>-n` with n at least
 * its place in the list; `quantity` makes units `id#1 … id#n`, no quantity leaves the bare id.
 */
export function namesOf(list: readonly { id?: string }[], prefix: string): string[] {
  const taken = new Set(list.flatMap((entry) => (entry.id === undefined ? [] : [entry.id])))
  return list.map((entry, index) => {
    if (entry.id !== undefined) return entry.id
    let n = index + 1
    while (taken.has(`${prefix}-${n}`)) n++
    const name = `${prefix}-${n}`
    taken.add(name)
    return name
  })
}

/** The ids of the units that one entry stands for. */
export function unitIds(name: string, quantity: number | undefined): string[] {
  if (quantity === undefined) return [name]
  return Array.from({ length: quantity }, (_, k) => `${name}#${k + 1}`)
}
