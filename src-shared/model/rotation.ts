/** The six axis permutations. Letter i names the item's own axis that lies along packed axis i (apis/binsolver.md 2). */
export const rotations = ['xyz', 'xzy', 'yxz', 'yzx', 'zxy', 'zyx'] as const
export type Rotation = (typeof rotations)[number]
