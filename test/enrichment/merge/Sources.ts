import { Arbitrary, DateTime, FastCheck as fc, Schema } from "effect"
import type { Source } from "../../../src/enrichment/merge/Merge.ts"
import { Facts } from "../../../src/profile/Profile.ts"
import { IdentityClaims, ProviderRecord } from "../../../src/providers/Provider.ts"

export const today = DateTime.unsafeMake("2026-11-01T00:00:00Z")

export interface Said {
  readonly match?: number
  readonly daysAgo?: number
  readonly reliability?: number
}

export const stating = (provider: string, facts: Facts, said: Said = {}): Source => ({
  provider,
  record: new ProviderRecord(
    {
      matchConfidence: said.match ?? 1,
      observedAt: DateTime.subtract(today, { days: said.daysAgo ?? 0 }),
      facts,
      identity: new IdentityClaims({})
    },
    { disableValidation: true }
  ),
  reliability: () => said.reliability ?? 0.8
})

export const source = (provider: string, facts: typeof Facts.Encoded, said?: Said): Source =>
  stating(provider, Schema.decodeSync(Facts)(facts), said)

const drawn = Arbitrary.make(
  Schema.Struct({ record: ProviderRecord, reliability: ProviderRecord.fields.matchConfidence })
)

/** Up to four providers, each with any record that the schema allows. */
export const anySources: fc.Arbitrary<ReadonlyArray<Source>> = fc
  .array(drawn, { minLength: 1, maxLength: 4 })
  .map(all =>
    all.map(({ record, reliability }, index) => ({ provider: `p${index}`, record, reliability: () => reliability }))
  )
