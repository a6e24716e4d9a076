import { Context, Effect, Layer, Option, Ref, Schedule, Stream } from "effect"
import { inSlices } from "../../conversion/learner/Work.ts"
import { estimating } from "../checks/identity/Estimation.ts"
import { type Compared, compared } from "../checks/identity/Levels.ts"
import { patternsOf } from "../checks/identity/Patterns.ts"
import { personOfClaims, personOfLead } from "../checks/identity/PersonOf.ts"
import { type Belief, statedBelief } from "../checks/identity/SamePerson.ts"
import { unsoundness } from "../checks/identity/Soundness.ts"
import { type BeliefId, IdentityBeliefsRepo, type Learnt } from "./IdentityBeliefsRepo.ts"
import { type LeadAndClaims, LeadPairsRepo } from "./LeadPairsRepo.ts"

export interface ServingBelief {
  readonly version: string
  readonly belief: Belief
}

/** Named anew whenever the stated likelihoods change. */
const stated: ServingBelief = { version: "stated-2", belief: statedBelief }

const pollEvery = "30 seconds"
const mostLeads = 20_000

const pairsOf = ({ claims, lead }: LeadAndClaims): ReadonlyArray<Compared> => {
  const person = personOfLead(lead)
  return claims.map(each => compared(person, personOfClaims(each)))
}

const make = Effect.gen(function* () {
  const repo = yield* IdentityBeliefsRepo
  const leads = yield* LeadPairsRepo
  const serving = yield* Ref.make(stated)

  const servedBy = Effect.fnUntraced(function* (id: BeliefId) {
    const { version } = yield* Ref.get(serving)
    if (version === id) return
    const found = yield* repo.find(id)
    yield* Ref.set(
      serving,
      Option.match(found, { onNone: () => stated, onSome: ({ belief }) => ({ version: id, belief }) })
    )
  })

  const refresh = Effect.gen(function* () {
    const newest = Option.filter(yield* repo.newest, ({ against }) => against.length === 0)
    yield* Option.match(newest, {
      onNone: () => Ref.set(serving, stated),
      onSome: ({ beliefId }) => servedBy(beliefId)
    })
  }).pipe(Effect.withSpan("IdentityBeliefs.refresh"))

  const learnt: Effect.Effect<Learnt> = Effect.gen(function* () {
    const pairs = yield* leads.newest(mostLeads).pipe(Stream.mapConcat(pairsOf), Stream.runCollect)
    const patterns = patternsOf(pairs)
    const belief = yield* inSlices(estimating(patterns))
    return { pairs: pairs.length, patterns, belief, against: unsoundness(patterns, belief) }
  })

  /** None when another replica is learning. */
  const learn = Effect.fn("IdentityBeliefs.learn")(function* () {
    const done = yield* repo.alone(Effect.tap(learnt, repo.keep))
    yield* refresh
    return done
  })

  yield* refresh
  yield* refresh.pipe(
    Effect.catchAllCause(cause => Effect.logWarning("The identity likelihoods in force cannot be read", cause)),
    Effect.schedule(Schedule.spaced(pollEvery)),
    Effect.forkScoped
  )

  return {
    /** What serves, from memory: what another replica learnt shows within half a minute. */
    current: Ref.get(serving),
    learn,
    hoursSinceLearning: repo.hoursSinceLearning
  }
})

/** How alike two records of one person are: what this service's own leads and answers showed, or else what is stated. */
export class IdentityBeliefs extends Context.Tag("callwise/risk/IdentityBeliefs")<
  IdentityBeliefs,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.scoped(IdentityBeliefs, make).pipe(
    Layer.provide([IdentityBeliefsRepo.layer, LeadPairsRepo.layer])
  )
}
