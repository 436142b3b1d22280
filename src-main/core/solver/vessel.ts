/** What a plan is a plan of: instructions speak of it. */
export type Vessel = 'carton' | 'pallet' | 'container'
