import { HttpApiBuilder, HttpServerResponse } from "@effect/platform"
import { Effect } from "effect"
import { Api } from "../http/Api.ts"
import { CurrentCaller } from "../http/Caller.ts"
import { linkNext } from "../http/NextLink.ts"
import { defaultPageLimit } from "../http/Page.ts"
import { importFormatOf } from "../leads/ImportFormat.ts"
import { Agent } from "./Agent.ts"
import { Agents } from "./Agents.ts"
import { CallPermissions } from "./CallPermissions.ts"
import { callAskedOf } from "./CallQuery.ts"
import { DoNotCall } from "./DoNotCall.ts"
import { DoNotCallEntry } from "./DoNotCallEntry.ts"
import { DoNotCallImport } from "./DoNotCallImport.ts"
import { NotCsv } from "./DoNotCallList.ts"

const agentJson = HttpServerResponse.schemaJson(Agent)
const entryJson = HttpServerResponse.schemaJson(DoNotCallEntry)

export const ComplianceHttp = HttpApiBuilder.group(Api, "compliance", handlers =>
  Effect.gen(function* () {
    const agents = yield* Agents
    const permissions = yield* CallPermissions
    const doNotCall = yield* DoNotCall
    const { importList } = yield* DoNotCallImport
    return handlers
      .handle("callPermission", ({ path, urlParams }) =>
        Effect.flatMap(CurrentCaller, caller => {
          const asked = callAskedOf(urlParams)
          return permissions.ask(path.leadId, { ...asked, agentId: asked.agentId ?? caller?.agentId ?? undefined })
        })
      )
      .handle("doNotCall", ({ payload }) =>
        Effect.flatMap(doNotCall.add(payload), ({ entry, isNew }) =>
          Effect.orDie(entryJson(entry, { status: isNew ? 201 : 200 }))
        )
      )
      .handle("removeDoNotCall", ({ path }) => doNotCall.remove(path.doNotCallId))
      .handleRaw("importDoNotCall", ({ request, urlParams }) =>
        importFormatOf(request.headers["content-type"] ?? "").pipe(
          Effect.filterOrFail(
            format => format === "csv",
            () => new NotCsv()
          ),
          Effect.mapError(() => new NotCsv()),
          Effect.flatMap(() => importList(request.stream, urlParams.list)),
          Effect.catchTag("RequestError", Effect.die)
        )
      )
      .handle("putAgent", ({ path, payload }) =>
        Effect.flatMap(agents.put(path.agentId, payload), ({ agent, created }) =>
          Effect.orDie(
            created
              ? agentJson(agent, { status: 201, headers: { location: `/api/agents/${agent.agentId}` } })
              : agentJson(agent, { status: 200 })
          )
        )
      )
      .handle("agent", ({ path }) => agents.get(path.agentId))
      .handle("agents", ({ urlParams: { limit = defaultPageLimit, cursor = null } }) =>
        Effect.map(agents.list(cursor, limit), ({ items, next }) => ({
          items,
          nextCursor: next === null ? null : Buffer.from(next).toString("base64url")
        })).pipe(Effect.tap(linkNext))
      )
  })
)
