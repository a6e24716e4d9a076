import { type DateTime, Effect } from "effect"
import type { FieldPath } from "../../profile/FieldPath.ts"
import { ofValidParts } from "../../profile/Trusted.ts"
import { type ProviderAnswer, ProviderRecord } from "../Provider.ts"
import { factsOf } from "./FactsOf.ts"
import type { FieldValues } from "./FieldValues.ts"
import { identityOf, type WrittenIdentity } from "./Identity.ts"
import { plainText } from "./PlainText.ts"

export interface Said {
  readonly recordId?: string | undefined
  readonly matchConfidence: number
  readonly observedAt: DateTime.Utc
  readonly values: FieldValues
  /** Share of the match's confidence that is left for a field the vendor is less sure of. */
  readonly trust?: Readonly<Partial<Record<FieldPath, number>>>
  readonly identity: WrittenIdentity
}

const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000

/** A match in our words. What no field of the profile can hold is dropped, and named in the debug log. */
export const matched = (said: Said, billedCalls: number): Effect.Effect<ProviderAnswer> =>
  Effect.gen(function* () {
    const { dropped, facts, kept } = factsOf(said.values)
    if (dropped.length > 0) yield* Effect.logDebug("provider fields dropped").pipe(Effect.annotateLogs({ dropped }))
    const matchConfidence = share(said.matchConfidence)
    const doubted = kept.flatMap(path => {
      const trust = said.trust?.[path]
      return trust === undefined || trust >= 1 ? [] : [[path, share(matchConfidence * trust)] as const]
    })
    const recordId = plainText(said.recordId)
    return {
      _tag: "Matched",
      billedCalls,
      record: new ProviderRecord(
        {
          matchConfidence,
          observedAt: said.observedAt,
          facts,
          identity: identityOf(said.identity),
          ...(recordId === undefined ? {} : { recordId }),
          ...(doubted.length === 0 ? {} : { fieldConfidence: Object.fromEntries(doubted) })
        },
        ofValidParts
      )
    }
  })

export const notFound = (billedCalls: number): ProviderAnswer => ({ _tag: "NotFound", billedCalls })
