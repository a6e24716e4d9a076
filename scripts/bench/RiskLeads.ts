import type { SqlClient } from "@effect/sql"
import { Effect } from "effect"

const networks = 2_000
const sources = 40
const atOnce = 100_000

const networkOf = (at: number) => `10.${Math.floor(at / 256)}.${at % 256}.0/24`

/** Leads of a year with all that validations have left: every thing of theirs is sighted, networks by hundreds. */
export const fillLeads = (sql: SqlClient.SqlClient, leads: number, hashOf: (network: string) => Buffer) =>
  Effect.gen(function* () {
    const hashes = Array.from({ length: networks }, (_, at) => hashOf(networkOf(at)).toString("hex")).join(" ")
    for (let from = 0; from < leads; from += atOnce) {
      const to = Math.min(leads, from + atOnce) - 1
      yield* sql`
        insert into leads (lead_id, email, phone, first_name, last_name, date_of_birth, address, source, score, score_source,
          score_reasons, attributes, created_at)
        select 'lead-' || i, 'p' || i || '@acme-insured.com', '+1614' || lpad((2000000 + i % 7999999)::text, 7, '0'), 'Maria', 'Lopez',
          date '1960-01-01' + (i % 14000)::int, jsonb_build_object('street', i || ' Elm St', 'city', 'Columbus', 'state', 'OH', 'postalCode', '43004'),
          'source ' || i % ${sources}::int, 50, 'computed', '[]',
          jsonb_build_object('deviceId', 'd' || i, 'formSeconds', 20 + i % 90,
            'ip', '10.' || (i % ${networks}::int) / 256 || '.' || (i % ${networks}::int) % 256 || '.7'),
          now() - (i % 525600) * interval '1 minute'
        from generate_series(${from}::int, ${to}::int) i`
      yield* sql`
        insert into velocity_events (lead_id, hash, kind, who, family, seen_at)
        select 'lead-' || i, case kind when 'ip' then decode((string_to_array(${hashes}, ' '))[1 + i % ${networks}::int], 'hex')
            else decode(md5(kind || i), 'hex') end, kind, decode(md5('who' || i), 'hex'), decode(md5('family' || i % 5000), 'hex'),
          now() - (i % 525600) * interval '1 minute'
        from generate_series(${from}::int, ${to}::int) i, unnest(array['phone', 'email', 'address', 'device', 'ip']) kind`
      yield* sql`
        insert into risk_source_history (lead_id, measure, source, value, seen_at)
        select 'lead-' || i, measure, 'source ' || i % ${sources}::int, case measure when 'burst' then 1 + i % 3 else 20 + i % 90 end,
          now() - (i % 525600) * interval '1 minute'
        from generate_series(${from}::int, ${to}::int) i, unnest(array['form_seconds', 'burst']) measure`
    }
    yield* sql.unsafe("vacuum analyze leads, velocity_events, risk_source_history")
  })
