/** What can be imported and exported, in the order that references ask for: each kind needs those before it. */
export const importKinds = ['skus', 'cartons', 'bins', 'stock', 'orders'] as const
export type ImportKind = (typeof importKinds)[number]

export function isImportKind(text: string): text is ImportKind {
  return (importKinds as readonly string[]).includes(text)
}
