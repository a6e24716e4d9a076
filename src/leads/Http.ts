import { HttpApiBuilder, HttpServerResponse } from "@effect/platform"
import { Effect, Encoding } from "effect"
import { Api } from "../http/Api.ts"
import { linkNext } from "../http/NextLink.ts"
import { defaultPageLimit } from "../http/Page.ts"
import { Erasure } from "../privacy/Erasure.ts"
import { importFormatOf } from "./ImportFormat.ts"
import { UnsupportedMediaType } from "./ImportReport.ts"
import { Lead } from "./Lead.ts"
import { LeadImport } from "./LeadImport.ts"
import { Leads } from "./Leads.ts"

const leadJson = HttpServerResponse.schemaJson(Lead)

const written = ({ lead, created }: { readonly lead: Lead; readonly created: boolean }) =>
  Effect.orDie(
    created
      ? leadJson(lead, { status: 201, headers: { location: `/api/leads/${lead.leadId}` } })
      : leadJson(lead, { status: 200 })
  )

export const LeadsHttp = HttpApiBuilder.group(Api, "leads", handlers =>
  Effect.gen(function* () {
    const leads = yield* Leads
    const erasure = yield* Erasure
    const { importLeads } = yield* LeadImport
    return handlers
      .handle("create", ({ payload }) =>
        Effect.flatMap(leads.create(payload), lead => written({ lead, created: true }))
      )
      .handle("put", ({ path, payload }) => Effect.flatMap(leads.put(path.leadId, payload), written))
      .handle("patch", ({ path, payload }) => leads.patch(path.leadId, payload))
      .handle("get", ({ path }) => leads.get(path.leadId))
      .handle("list", ({ urlParams: { limit = defaultPageLimit, cursor = null, ...filter } }) =>
        Effect.map(leads.list(filter, { limit, before: cursor }), ({ items, next }) => ({
          items,
          nextCursor: next === null ? null : Encoding.encodeBase64Url(next)
        })).pipe(Effect.tap(linkNext))
      )
      .handle("search", ({ payload }) => leads.search(payload))
      .handle("erase", ({ path }) => erasure.erase(path.leadId))
      .handleRaw("import", ({ request }) =>
        importFormatOf(request.headers["content-type"] ?? "").pipe(
          Effect.mapError(() => new UnsupportedMediaType()),
          Effect.flatMap(format => importLeads(request.stream, format)),
          Effect.catchTag("RequestError", Effect.die)
        )
      )
  })
)
