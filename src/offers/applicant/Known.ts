/** A fact with how sure one may be of it and where it was read: a field of the profile, or `lead.…` for what the lead stated. */
export interface Known<A> {
  readonly value: A
  /** 0-1. */
  readonly confidence: number
  readonly field: string
}
