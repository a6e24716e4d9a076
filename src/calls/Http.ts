import { HttpApiBuilder, HttpServerResponse } from "@effect/platform"
import { Effect } from "effect"
import { aboutLead } from "../http/AboutLead.ts"
import { Api } from "../http/Api.ts"
import { CurrentCaller, viewer } from "../http/Caller.ts"
import { linkNext } from "../http/NextLink.ts"
import { defaultPageLimit } from "../http/Page.ts"
import type { AgentId } from "../keys/ApiKey.ts"
import { Briefings } from "./Briefings.ts"
import { Call, CallOfAnotherAgent } from "./Call.ts"
import { Calls } from "./Calls.ts"
import { CallStreams } from "./stream/CallStreams.ts"
import { eventStream } from "./stream/EventStream.ts"
import { VoiceLine } from "./VoiceLine.ts"

const callJson = HttpServerResponse.schemaJson(Call)

const answered = (call: Call) => Effect.map(Effect.orDie(callJson(call)), aboutLead(call.leadId))
const created = (call: Call) =>
  callJson(call, { status: 201, headers: { location: `/api/calls/${call.callId}` } }).pipe(
    Effect.orDie,
    Effect.map(aboutLead(call.leadId))
  )

const ownCalls = (agentId: AgentId) =>
  Effect.flatMap(viewer, own =>
    own === null || own === agentId ? Effect.void : Effect.fail(new CallOfAnotherAgent({ agentId }))
  )

export const CallsHttp = HttpApiBuilder.group(Api, "calls", handlers =>
  Effect.gen(function* () {
    const calls = yield* Calls
    const briefings = yield* Briefings
    const line = yield* VoiceLine
    const streams = yield* CallStreams
    return handlers
      .handle("start", ({ payload }) =>
        ownCalls(payload.agentId).pipe(Effect.zipRight(calls.start(payload)), Effect.flatMap(created))
      )
      .handle("list", ({ urlParams: { limit = defaultPageLimit, cursor = null, ...asked } }) =>
        Effect.gen(function* () {
          const { agentId = yield* viewer, leadId = null, status = null } = asked
          if (agentId !== null) yield* ownCalls(agentId)
          const { items, next } = yield* calls.list({ agentId, leadId, status }, cursor, limit)
          return { items, nextCursor: next === null ? null : Buffer.from(next).toString("base64url") }
        }).pipe(Effect.tap(linkNext))
      )
      .handle("get", ({ path }) => Effect.flatMap(viewer, own => calls.get(path.callId, own)))
      .handle("briefing", ({ path }) => Effect.flatMap(viewer, own => briefings.ofCall(path.callId, own)))
      .handle("follow", ({ headers, path, urlParams }) =>
        Effect.gen(function* () {
          const after = urlParams.after ?? headers["last-event-id"] ?? 0
          return eventStream(yield* streams.follow(path.callId, after, yield* CurrentCaller))
        })
      )
      .handle("end", ({ path, payload }) =>
        Effect.flatMap(viewer, own => Effect.flatMap(calls.end(path.callId, payload, own), answered))
      )
      .handle("voiceEvent", ({ payload }) =>
        ownCalls(payload.agentId).pipe(
          Effect.zipRight(viewer),
          Effect.flatMap(own => line.hear(payload, own)),
          Effect.flatMap(answered)
        )
      )
  })
)
