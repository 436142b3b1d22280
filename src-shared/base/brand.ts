/** A text or number that the compiler keeps apart from others of its kind, at no cost when it runs. */
declare const brand: unique symbol
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
