import { Context, DateTime, Effect, Layer, Option } from "effect"
import { Ids } from "../platform/Ids.ts"
import { LruCache } from "../platform/LruCache.ts"
import { type Assigned, drawn, placedIn } from "./Assignment.ts"
import { AssignmentsRepo, type Settling, type Standing } from "./AssignmentsRepo.ts"
import { type Candidate, candidatesFor, type Running, type Units } from "./Candidates.ts"
import { Arm, type ExperimentKey } from "./Experiment.ts"
import { ExperimentAlreadyOver, ExperimentNotFound, UnknownAbTestGroup } from "./ExperimentErrors.ts"
import { experimentOf } from "./ExperimentRow.ts"
import { ExperimentSettings } from "./ExperimentSettings.ts"
import { ExperimentsRepo } from "./ExperimentsRepo.ts"
import { isInHoldout } from "./Holdout.ts"
import type { NewExperiment } from "./NewExperiment.ts"
import { armSizesOf, readingOf } from "./Reading.ts"
import { ReadingRepo } from "./ReadingRepo.ts"

interface PlaceRequest extends Units {
  readonly at: DateTime.Utc
}

interface AssignRequest extends PlaceRequest {
  /** The arm that the caller wants to see; the unit does not count then. */
  readonly group: Option.Option<string>
}

/** Where a lead stands, if that is known; else what settles it beside a statement of the caller's, and what that came to. */
export type Place =
  | { readonly _tag: "Known"; readonly assigned: Assigned | null }
  | {
      readonly _tag: "Open"
      readonly settling: Settling
      readonly settled: (standings: ReadonlyArray<Standing>) => Assigned
    }

const nowhere: Place = { _tag: "Known", assigned: null }

const memoryMs = 5_000
const rememberedPlaces = 10_000
const rememberedMs = 60_000

/** Of several places that a lead and its agent have, the default experiment's is the last, and the agent's after the lead's. */
const precedence = ({ experiment }: Candidate) => (experiment.isDefault ? 2 : experiment.unit === "agent" ? 1 : 0)

/** The default experiment fills in where no other is open: whoever was in it comes into the next one that begins. */
const openAmong = (candidates: ReadonlyArray<Candidate>): ReadonlyArray<Candidate> => {
  const own = candidates.filter(({ experiment }) => !experiment.isDefault)
  return own.length > 0 ? own : candidates
}

const placeAmong = (candidates: ReadonlyArray<Candidate>, standings: ReadonlyArray<Standing>) =>
  standings
    .flatMap(({ key, variant }) =>
      candidates.filter(({ experiment }) => experiment.key === key).map(candidate => ({ candidate, variant }))
    )
    .toSorted((a, b) => precedence(a.candidate) - precedence(b.candidate))
    .at(0)

const make = Effect.gen(function* () {
  const repo = yield* ExperimentsRepo
  const assignments = yield* AssignmentsRepo
  const readings = yield* ReadingRepo
  const ids = yield* Ids
  const { enabled, holdoutPercent } = yield* ExperimentSettings
  const memory = new LruCache<ReadonlyArray<Running>>(1)
  /** A place that is stored stays as long as the same experiments are open; soon forgotten, lest an erased lead that comes back has none. */
  const places = new LruCache<Assigned>(rememberedPlaces)
  const forget = Effect.sync(() => memory.deleteWhere(() => true))

  const live = Effect.gen(function* () {
    const now = yield* DateTime.now
    const known = memory.get("live", now.epochMillis)
    if (known !== undefined) return known
    const found = yield* repo.live(now)
    memory.set("live", found, now.epochMillis + memoryMs)
    return found
  })

  const create = Effect.fn("Experiments.create")(function* (input: NewExperiment) {
    const { key, name, unit, metric, endsAt = null } = input
    const now = yield* DateTime.now
    const startsAt = input.startsAt ?? now
    if (endsAt !== null && DateTime.lessThanOrEqualTo(endsAt, DateTime.max(startsAt, now)))
      return yield* new ExperimentAlreadyOver({ key })
    const arms = input.arms.map(arm => Arm.make(arm))
    const row = yield* repo.insert({
      experimentId: yield* ids.next,
      key,
      name,
      unit,
      metric,
      arms,
      salt: yield* ids.next,
      isDefault: false,
      startsAt,
      endsAt,
      stoppedAt: null,
      createdAt: now
    })
    yield* forget
    return experimentOf(row, now)
  })

  const get = Effect.fn("Experiments.get")(function* (key: ExperimentKey) {
    const row = yield* repo.find(key)
    if (Option.isNone(row)) return yield* new ExperimentNotFound({ key })
    const now = yield* DateTime.now
    return readingOf(experimentOf(row.value, now), yield* readings.observe(row.value, now))
  })

  const list = Effect.fn("Experiments.list")(function* (page: {
    readonly before: string | null
    readonly limit: number
  }) {
    const now = yield* DateTime.now
    return (yield* repo.list(page)).map(row => experimentOf(row, now))
  })

  const sampleRatios = Effect.gen(function* () {
    const now = yield* DateTime.now
    const running = (yield* repo.live(now)).filter(({ startsAt }) => DateTime.lessThanOrEqualTo(startsAt, now))
    return yield* Effect.forEach(running, experiment =>
      Effect.map(readings.firstExposed(experiment, now), firstExposed => {
        const { pValue, units } = armSizesOf(experiment, firstExposed)
        const total = units.reduce((sum, count) => sum + count, 0)
        return { key: experiment.key, name: experiment.name, pValue, inFirst: units[0] ?? 0, total }
      })
    )
  }).pipe(Effect.withSpan("Experiments.sampleRatios"))

  const stop = Effect.fn("Experiments.stop")(function* (key: ExperimentKey) {
    const now = yield* DateTime.now
    const row = yield* repo.stop(key, now)
    yield* forget
    return experimentOf(row, now)
  })

  const forced = Effect.fnUntraced(function* (units: Units, candidates: ReadonlyArray<Candidate>, group: string) {
    const able = candidates.filter(({ experiment }) => experiment.arms.some(({ key }) => key === group))
    const own = able.length > 1 ? placeAmong(able, yield* assignments.standing(units, able)) : undefined
    const chosen = own?.candidate ?? able.at(0)
    const placed = chosen && placedIn(chosen.experiment, chosen.unitId, group, true)
    return placed ?? (yield* new UnknownAbTestGroup())
  })

  const place = Effect.fnUntraced(function* ({ agentId, at, leadId }: PlaceRequest): Effect.fn.Return<Place> {
    if (!enabled) return nowhere
    const units = { leadId, agentId }
    const candidates = openAmong(candidatesFor(yield* live, units, at))
    const first = candidates.at(0)
    const draw = first && drawn(first.experiment, first.unitId)
    if (draw === undefined) return nowhere
    const asked = [
      leadId,
      Option.getOrElse(agentId, () => ""),
      ...candidates.map(({ experiment }) => experiment.key)
    ].join(" ")
    const known = places.get(asked, at.epochMillis)
    if (known !== undefined) return { _tag: "Known", assigned: known }
    const settled = (standings: ReadonlyArray<Standing>) => {
      const own = placeAmong(candidates, standings)
      const placed = (own && placedIn(own.candidate.experiment, own.candidate.unitId, own.variant, false)) ?? draw
      places.set(asked, placed, at.epochMillis + rememberedMs)
      return placed
    }
    return { _tag: "Open", settling: assignments.settling(units, candidates, draw, at), settled }
  })

  const assign = Effect.fn("Experiments.assign")(function* ({ agentId, at, group, leadId }: AssignRequest) {
    if (!enabled) return null
    const units = { leadId, agentId }
    if (Option.isSome(group)) return yield* forced(units, candidatesFor(yield* live, units, at), group.value)
    const found = yield* place({ ...units, at })
    return found._tag === "Known" ? found.assigned : found.settled(yield* assignments.settle(found.settling))
  })

  return {
    create,
    /** With what it shows up to now. */
    get,
    list,
    stop,
    /** Of those that run: whether chance alone decides who is in which arm. */
    sampleRatios,
    place,
    /** Null when experiments are off or none runs that the lead could be in. */
    assign: (request: AssignRequest): Effect.Effect<Assigned | null, UnknownAbTestGroup> => assign(request),
    isHeldOut: (leadId: string): boolean => isInHoldout(leadId, holdoutPercent),
    /** Part of the caller's transaction, if there is one. */
    expose: Effect.fn("Experiments.expose")(assignments.expose)
  }
})

/** Who sees which order of offers, and what difference it makes. */
export class Experiments extends Context.Tag("callwise/experiments/Experiments")<
  Experiments,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(Experiments, make)
  static readonly layer = this.layerNoDeps.pipe(
    Layer.provide([ExperimentsRepo.layer, AssignmentsRepo.layer, ReadingRepo.layer, Ids.layer])
  )
}
