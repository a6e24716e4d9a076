import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Schema } from "effect"
import type { NewLead } from "../leads/LeadRow.ts"
import { Secrets } from "../platform/Secrets.ts"
import { contactHashes, presentHashes } from "./ContactHash.ts"
import { Purpose } from "./Purpose.ts"

const Row = Schema.Struct({ hash: Schema.String, purposes: Schema.Array(Purpose) })

const withRefused = (lead: NewLead, purposes: ReadonlySet<Purpose>): NewLead => ({
  ...lead,
  consent: { ...lead.consent, ...Object.fromEntries([...purposes].map(purpose => [purpose, false])) }
})

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const { hash } = yield* Secrets

  const hexOf = (contact: Parameters<typeof contactHashes>[1]) =>
    presentHashes(contactHashes(hash, contact)).map(known => known.toString("hex"))
  const among = (hexes: ReadonlyArray<string>) =>
    sql`contact_hash in (select decode(hex, 'hex') from jsonb_array_elements_text(${JSON.stringify(hexes)}::jsonb) hex)`

  /** The leads as they may be kept: what their e-mail or phone once refused for good begins refused. */
  const apply = (leads: ReadonlyArray<NewLead>): Effect.Effect<ReadonlyArray<NewLead>> =>
    Effect.gen(function* () {
      const hexes = leads.map(hexOf)
      const rows = yield* sql`select encode(contact_hash, 'hex') hash, array_agg(purpose) purposes
        from suppressed_contacts where ${among(hexes.flat())} group by contact_hash`
      if (rows.length === 0) return leads
      const refused = new Map(
        (yield* Schema.decodeUnknown(Schema.Array(Row))(rows)).map(({ hash, purposes }) => [hash, purposes])
      )
      return leads.map((lead, at) => {
        const purposes = new Set((hexes[at] ?? []).flatMap(hex => refused.get(hex) ?? []))
        return purposes.size === 0 ? lead : withRefused(lead, purposes)
      })
    }).pipe(Effect.orDie)

  const suppress = (hashes: ReadonlyArray<Buffer>, purposes: ReadonlyArray<Purpose>): Effect.Effect<void> =>
    sql`insert into suppressed_contacts (contact_hash, purpose)
      select decode(hex, 'hex'), purpose
      from jsonb_array_elements_text(${JSON.stringify(hashes.map(known => known.toString("hex")))}::jsonb) hex,
        jsonb_array_elements_text(${JSON.stringify(purposes)}::jsonb) purpose
      on conflict do nothing`.pipe(Effect.orDie, Effect.asVoid)

  /** The person has said yes since: only word that is younger than the refusal lifts it. */
  const lift = (
    contact: Parameters<typeof contactHashes>[1],
    purposes: ReadonlyArray<Purpose>,
    at: DateTime.Utc | null
  ): Effect.Effect<void> =>
    sql`delete from suppressed_contacts where ${among(hexOf(contact))}
      and (${at === null} or since < ${at === null ? null : DateTime.toDate(at)}::timestamptz)
      and purpose in (select jsonb_array_elements_text(${JSON.stringify(purposes)}::jsonb))`.pipe(
      Effect.orDie,
      Effect.asVoid
    )

  return { apply, suppress, lift }
})

/** Refusals that outlive the person's data, by keyed hash: coming back in a file does not undo them. */
export class Suppression extends Context.Tag("callwise/privacy/Suppression")<
  Suppression,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(Suppression, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide(Secrets.layer))
}
