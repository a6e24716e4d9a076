import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Hono } from "hono"
import pg from "pg"

/** What somebody would write by hand for the two calls alone: the same statements, no contract, no limits, no traces. */
const folder = join(process.env.CALLWISE_DATA_DIR ?? ".callwise", "postgres")
const port = Number(readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n")[3])
const pool = new pg.Pool({
  host: "127.0.0.1",
  port,
  user: "callwise",
  database: "callwise",
  password: readFileSync(join(folder, "password"), "utf8"),
  max: 20
})

const keys = new Map<string, { readonly key_id: string; readonly name: string }>()
const callerOf = async (authorization: string | undefined) => {
  const hash = createHash("sha256")
    .update(authorization?.slice("Bearer ".length) ?? "")
    .digest()
  const known = keys.get(hash.toString("hex"))
  if (known !== undefined) return known
  const { rows } = await pool.query("select key_id, name from api_keys where hash = $1 and revoked_at is null", [hash])
  if (rows[0] !== undefined) keys.set(hash.toString("hex"), rows[0])
  return rows[0]
}

const app = new Hono()

app.get("/health/ready", c => c.json({ status: "up" }))

app.get("/api/leads/:leadId/enriched-profile", async c => {
  const caller = await callerOf(c.req.header("authorization"))
  if (caller === undefined) return c.json({ code: "unauthorized" }, 401)
  const { rows } = await pool.query(
    `with found as (select * from lead_enrichment_profiles where lead_id = $1),
     audited as (insert into audit_entries (action, lead_id, key_id, key_name, request_id, detail)
       select 'profile.read', lead_id, $2::uuid, $3, $4, '{}'::jsonb from found)
     select to_jsonb(found) profile from found`,
    [c.req.param("leadId"), caller.key_id, caller.name, crypto.randomUUID()]
  )
  const profile = rows[0]?.profile
  if (profile === undefined) return c.json({ code: "profile_not_found" }, 404)
  const { enrichment_metadata: metadata, property_data, vehicle_data, ...rest } = profile
  return c.json({ ...rest, ...metadata, propertyData: property_data, vehicleData: vehicle_data })
})

app.get("/api/leads/:leadId/personalized-offers", async c => {
  const caller = await callerOf(c.req.header("authorization"))
  if (caller === undefined) return c.json({ code: "unauthorized" }, 401)
  const { rows } = await pool.query(
    `with asked as (select * from leads where lead_id = $1),
     audited as (insert into audit_entries (action, lead_id, key_id, key_name, request_id, detail)
       select 'offers.read', lead_id, $2::uuid, $3, $4, '{}'::jsonb from asked)
     select d.answer, (select jsonb_object_agg(offer_id, status) from personalized_offers o where o.decision_id = d.decision_id) statuses
     from asked join decisions d using (lead_id) where d.valid_until > now() order by d.valid_until desc limit 1`,
    [c.req.param("leadId"), caller.key_id, caller.name, crypto.randomUUID()]
  )
  const [row] = rows
  if (row === undefined) return c.json({ code: "profile_required" }, 409)
  const offers = row.answer.offers.map((offer: { readonly offerId: string }) => ({
    ...offer,
    status: row.statuses[offer.offerId]
  }))
  return c.json({ ...row.answer, offers })
})

app.post("/api/leads/:leadId/enrich", async c => {
  const caller = await callerOf(c.req.header("authorization"))
  if (caller === undefined) return c.json({ code: "unauthorized" }, 401)
  await c.req.json()
  const leadId = c.req.param("leadId")
  const { rows } = await pool.query(
    `select leads.*, (select to_jsonb(p) from lead_enrichment_profiles p where p.lead_id = leads.lead_id) profile,
       (select coalesce(jsonb_agg(to_jsonb(a)), '[]') from lead_provider_answers a where a.lead_id = leads.lead_id) answers
     from leads where lead_id = $1`,
    [leadId]
  )
  const [row] = rows
  if (row === undefined) return c.json({ code: "lead_not_found" }, 404)
  await pool.query(
    `with audited as (insert into audit_entries (action, lead_id, key_id, key_name, request_id, detail)
       values ('lead.enriched', $1, $2::uuid, $3, $4, '{}'::jsonb))
     insert into enrichments (enrichment_id, lead_id, status, strategy, priority, total_cost, duration_ms, providers, conflicts)
     values (gen_random_uuid(), $1, 'cached', 'waterfall', 'normal', 0, 0, '[]'::jsonb, 0)`,
    [leadId, caller.key_id, caller.name, crypto.randomUUID()]
  )
  const { enrichment_metadata: metadata, ...rest } = row.profile
  return c.json({ leadId, status: "cached", profile: { ...rest, ...metadata }, providers: [], totalCost: 0 })
})

Bun.serve({ port: Number(process.env.BASELINE_PORT ?? 3901), hostname: "127.0.0.1", fetch: app.fetch })
