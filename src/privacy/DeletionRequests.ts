import { SqlClient } from "@effect/sql"
import { Context, DateTime, Duration, Effect, Layer, Option, Schedule } from "effect"
import { Secrets } from "../platform/Secrets.ts"
import { contactHashes, presentHashes } from "./ContactHash.ts"
import { DeletionRequestNotFound, type NewDeletionRequest, type RequestId } from "./DeletionRequest.ts"
import { DeletionRequestsRepo } from "./DeletionRequestsRepo.ts"
import { deletionRuleOn } from "./DeletionRules.ts"
import { Erasure } from "./Erasure.ts"
import { Purpose } from "./Purpose.ts"
import { Suppression } from "./Suppression.ts"

/** More leads than this of one contact are erased in the background, after the answer. */
const erasedBeforeAnswer = 100
const erasedAtOnce = 1_000
const openAtOnce = 20
const workEvery = Duration.seconds(15)

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const repo = yield* DeletionRequestsRepo
  const erasure = yield* Erasure
  const suppression = yield* Suppression
  const { hash } = yield* Secrets

  /** The request is locked before the lead, as where it is opened: the two never wait for each other. */
  const eraseNext = (requestId: RequestId): Effect.Effect<boolean> =>
    Effect.gen(function* () {
      const leadId = yield* repo.takeNextLead(requestId)
      if (Option.isNone(leadId)) return false
      yield* erasure.erase(leadId.value).pipe(
        Effect.zipRight(repo.countErased(requestId)),
        Effect.catchTag("LeadNotFound", () => Effect.void)
      )
      return true
    }).pipe(sql.withTransaction, Effect.catchTag("SqlError", Effect.die))

  const work = (requestId: RequestId, atMost: number) =>
    Effect.iterate(
      { erased: 0, more: true },
      {
        while: ({ erased, more }) => more && erased < atMost,
        body: ({ erased }) => Effect.map(eraseNext(requestId), more => ({ erased: erased + 1, more }))
      }
    ).pipe(Effect.zipRight(repo.complete(requestId)))

  const get = Effect.fn("DeletionRequests.get")(function* (requestId: RequestId) {
    const request = yield* repo.find(requestId)
    return Option.isSome(request) ? request.value : yield* new DeletionRequestNotFound({ deletionRequestId: requestId })
  })

  /** Erases at once whoever has this e-mail or phone, and keeps nothing of it but a keyed hash. */
  const request = Effect.fn("DeletionRequests.request")(function* (asked: NewDeletionRequest) {
    const now = yield* DateTime.now
    const rule = deletionRuleOn(now)
    if (rule === undefined) return yield* Effect.dieMessage("no rule on deletion requests is in force")
    const hashes = contactHashes(hash, asked)
    const { requestId, isNew } = yield* sql
      .withTransaction(
        Effect.zipLeft(
          repo.open(asked, hashes, rule, now),
          suppression.suppress(presentHashes(hashes), Purpose.literals)
        )
      )
      .pipe(Effect.catchTag("SqlError", Effect.die))
    yield* work(requestId, erasedBeforeAnswer)
    return { request: yield* Effect.orDie(get(requestId)), isNew }
  })

  const workOff = Effect.flatMap(repo.listOpen(openAtOnce), open =>
    Effect.forEach(open, ({ requestId }) => work(requestId, erasedAtOnce), { discard: true })
  ).pipe(Effect.withSpan("DeletionRequests.workOff"))

  return { request, get, list: Effect.fn("DeletionRequests.list")(repo.list), workOff }
})

/** Requests to be forgotten, by those who know their e-mail or phone and no id of ours. */
export class DeletionRequests extends Context.Tag("callwise/privacy/DeletionRequests")<
  DeletionRequests,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(DeletionRequests, make)
  static readonly layer = this.layerNoDeps.pipe(
    Layer.provide([DeletionRequestsRepo.layer, Suppression.layer, Secrets.layer])
  )
}

/** Finishes what was too much for one answer, or was left by a process that died. */
export const DeletionWork = Layer.scopedDiscard(
  Effect.gen(function* () {
    const { workOff } = yield* DeletionRequests
    yield* workOff.pipe(
      Effect.catchAllCause(cause => Effect.logError("Deletion requests cannot be worked off", cause)),
      Effect.repeat(Schedule.spaced(workEvery)),
      Effect.forkScoped
    )
  })
)
