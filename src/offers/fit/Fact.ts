import type { DateTime } from "effect"
import type { Applicant } from "../applicant/Applicant.ts"
import type { Known } from "../applicant/Known.ts"
import type { OfferType } from "../OfferType.ts"
import type { Product } from "../Product.ts"

export interface Candidate {
  readonly offerType: OfferType
  readonly product: Product
}

/** Who is looked at, for what and when. */
export interface Subject extends Candidate {
  readonly applicant: Applicant
  readonly at: DateTime.Utc
}

/** Something that a rule may read. Nothing read means not known; where several are read, the one that weighs most counts. */
export interface Fact<A extends string | number> {
  /** What to fill in when it is not known. */
  readonly field: string
  /** What to ask for it; null when it is not for asking. */
  readonly ask: string | null
  readonly read: (subject: Subject) => ReadonlyArray<Known<A>>
}

export const fact = <A extends string | number>(field: string, ask: string | null, read: Fact<A>["read"]): Fact<A> => ({
  field,
  ask,
  read
})

type Maybe<A> = Known<A> | undefined

export const listed = <A>(...known: ReadonlyArray<Maybe<A>>): ReadonlyArray<Known<A>> =>
  known.filter(each => each !== undefined)

export const mapped = <A, B>(known: Maybe<A>, to: (value: A) => B): Maybe<B> =>
  known && { ...known, value: to(known.value) }

/** What two facts say together is as sure as the less sure one. */
export const both = <A, B, C>(one: Maybe<A>, other: Maybe<B>, to: (one: A, other: B) => C): Maybe<C> =>
  one && other && { ...one, value: to(one.value, other.value), confidence: Math.min(one.confidence, other.confidence) }

/** What a fact only hints at is less sure than the fact. */
export const hinted = <A>(known: Maybe<A>, share: number): Maybe<A> =>
  known && { ...known, confidence: known.confidence * share }
