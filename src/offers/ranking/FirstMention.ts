import { Utils } from "effect"

export interface Mentioned<A> {
  readonly item: A
  /** The probability with which it was to stand first. */
  readonly propensity: number
}

/**
 * Which of the ranked is mentioned first: mostly the best, now and then any of them, so that what is never tried can
 * still be learnt about. The others keep their order. The same seed chooses the same.
 */
export const firstMention = <A>(
  ranked: ReadonlyArray<A>,
  { exploration, seed }: { readonly exploration: number; readonly seed: number }
): ReadonlyArray<Mentioned<A>> => {
  const share = ranked.length === 0 ? 0 : exploration / ranked.length
  const mentioned = ranked.map((item, index) => ({ item, propensity: share + (index === 0 ? 1 - exploration : 0) }))
  const draw = new Utils.PCGRandom(seed)
  if (draw.number() >= exploration) return mentioned
  const chosen = draw.integer(ranked.length)
  return [...mentioned.slice(chosen, chosen + 1), ...mentioned.slice(0, chosen), ...mentioned.slice(chosen + 1)]
}
