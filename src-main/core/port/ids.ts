/** Makes ids that sort by time of making (ULID). */
export type Ids = { next(): string }
