import { SqlClient } from "@effect/sql"
import { Context, Duration, Effect, Layer, Ref, Schedule, Schema } from "effect"
import { type Experience, noExperience, Tenure, Tried, untried } from "./Experience.ts"

const Row = Schema.Struct({ rule: Schema.String, script: Schema.String, tenure: Tenure, ...Tried.fields })

/** The latest ones shown: what helped last year under other words says little. */
const lookedAtAtMost = 20_000
/** Stars: used, and found to do little or harm. */
const unhelpfulUpTo = 2
const lookEvery = Duration.seconds(60)

const keyOf = (rule: string, script: string, tenure: Tenure) => JSON.stringify([rule, script, tenure])

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const known = yield* Ref.make(noExperience)

  const look = Effect.gen(function* () {
    const rows = yield* sql`
      select rule, script, tenure, count(*)::int shown,
        (count(*) filter (where word = 'used'))::int used, (count(*) filter (where word = 'said'))::int said,
        (count(*) filter (where word = 'dismissed'))::int dismissed,
        (count(*) filter (where word in ('used', 'said') and outcome = 'sold'))::int sold,
        (count(*) filter (where word in ('used', 'said') and outcome = 'follow_up'))::int follow_up,
        (count(*) filter (where word in ('used', 'said') and outcome = 'not_interested'))::int not_interested
      from (
        select s.rule, s.script, s.tenure, c.outcome, case
          when dismissed_at is not null or not used_script or effectiveness_rating <= ${unhelpfulUpTo} then 'dismissed'
          when used_at is not null then 'used' when said_at is not null then 'said' end word
        from coaching_suggestions s left join calls c using (call_id) left join lateral (
          select used_script, effectiveness_rating from suggestion_feedback f
          where f.suggestion_id = s.suggestion_id order by feedback_id desc limit 1) f on true
        where shown_at is not null and script is not null order by s.created_at desc limit ${lookedAtAtMost}) latest
      group by rule, script, tenure`
    const tried = new Map<string, Tried>()
    for (const { rule, script, tenure, ...counts } of yield* Schema.decodeUnknown(Schema.Array(Row))(rows))
      tried.set(keyOf(rule, script, tenure), counts)
    const experience: Experience = {
      of: (rule, script, tenure) => tried.get(keyOf(rule, script, tenure)) ?? untried
    }
    yield* Ref.set(known, experience)
  }).pipe(Effect.orDie, Effect.withSpan("Experiences.look"))

  const looking = look.pipe(
    Effect.catchAllCause(cause => Effect.logWarning("What helped before cannot be read", cause)),
    Effect.schedule(Schedule.spaced(lookEvery))
  )
  yield* Effect.forkScoped(Effect.zipRight(Effect.exit(look), looking))

  return { current: Ref.get(known), look }
})

/** What helped which agents before, read anew every minute. */
export class Experiences extends Context.Tag("callwise/coaching/suggesting/Experiences")<
  Experiences,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.scoped(Experiences, make)
}
