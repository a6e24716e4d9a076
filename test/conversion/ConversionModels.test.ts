import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer, Option } from "effect"
import { ConversionModels } from "../../src/conversion/ConversionModels.ts"
import { ConversionModelsRepo } from "../../src/conversion/ConversionModelsRepo.ts"
import { estimate } from "../../src/conversion/Estimate.ts"
import { OutcomesRepo } from "../../src/conversion/OutcomesRepo.ts"
import { priorVersion } from "../../src/conversion/Prior.ts"
import { TestDatabase } from "../support/TestDatabase.ts"
import { offered } from "./Offered.ts"

const Models = Layer.mergeAll(ConversionModels.layer, ConversionModelsRepo.layer, OutcomesRepo.layer).pipe(
  Layer.provideMerge(TestDatabase)
)

const statuses = Effect.flatMap(
  SqlClient.SqlClient,
  sql => sql<{ status: string }>`select status from conversion_models order by trained_at, model_id`
).pipe(Effect.map(rows => rows.map(({ status }) => status)))

const offer = {
  offerType: "auto",
  channel: "aged",
  hoursSinceLead: 1,
  statedInterest: "this_line",
  intentStrength: 50,
  fitScore: 90,
  tier: "primary",
  position: 0,
  premiumToStateAverage: 1,
  hasCallablePhone: true,
  emailQuality: "free_mail",
  linesHeld: 0,
  leadScore: 50
} as const

layer(Models, { excludeTestServices: true, timeout: "120 seconds" })("conversion models", it => {
  it.effect("are not trained on too few, nor on outcomes that are not known yet", () =>
    Effect.gen(function* () {
      yield* offered({ offers: 300, seed: 1, signal: 0, hoursAgo: 1000 })
      yield* offered({ offers: 500, seed: 2, signal: 0, hoursAgo: 0, status: "presented" })
      const models = yield* ConversionModels
      const trained = yield* models.train()
      assert.deepInclude(trained, { _tag: "TooLittle", examples: 240, needed: 200 })
      assert.isTrue(Option.isNone(yield* models.current))
      assert.deepStrictEqual(yield* statuses, [])
      const { count } = yield* OutcomesRepo
      assert.strictEqual(yield* count, 300)
    })
  )

  it.effect("count an offer that was not answered in its time as not accepted", () =>
    Effect.gen(function* () {
      const { count } = yield* OutcomesRepo
      const before = yield* count
      yield* offered({ offers: 20, seed: 3, signal: 0, hoursAgo: 900, status: "presented" })
      assert.strictEqual(yield* count, before + 20)
    })
  )

  it.effect(
    "serve once they tell later offers better than the prior, and are beaten by what has learnt more alone",
    () =>
      Effect.gen(function* () {
        const models = yield* ConversionModels
        yield* offered({ offers: 5000, seed: 4, signal: 1, hoursAgo: 800 })
        const stages: Array<string> = []
        const first = yield* models.train(({ _tag }) => Effect.sync(() => void stages.push(_tag)))
        assert.deepInclude(first, { _tag: "Judged", promoted: true, incumbent: priorVersion })
        if (first._tag === "Judged") {
          assert.deepStrictEqual(first.compared.incumbent, first.compared.prior)
          assert.notStrictEqual(first.compared.prior.auc, 0.5)
          assert.isBelow(first.compared.candidate.logLoss, first.compared.prior.logLoss)
        }
        assert.deepStrictEqual([...new Set(stages)], ["Reading", "Learning", "Judging"])

        const current = yield* models.current
        const serving = Option.getOrThrow(current)
        const high = estimate(current, offer)
        const low = estimate(current, { ...offer, fitScore: 10, statedInterest: "none" })
        assert.strictEqual(high.modelVersion, serving.modelId)
        assert.isAbove(high.probability, 3 * low.probability)
        for (const { interval, probability } of [high, low])
          assert.isTrue(interval[0] < probability && probability < interval[1])
        assert.closeTo(
          high.parts.reduce((sum, { logit }) => sum + logit, 0),
          Math.log(high.probability / (1 - high.probability)),
          1e-9
        )

        const again = yield* models.train()
        assert.deepInclude(again, { _tag: "Judged", promoted: false, incumbent: serving.modelId })
        assert.deepStrictEqual(yield* statuses, ["current", "refused"])
        assert.strictEqual(Option.getOrThrow(yield* models.current).modelId, serving.modelId)

        yield* offered({ offers: 3000, seed: 5, signal: -1, hoursAgo: 600 })
        const changed = yield* models.train()
        assert.deepInclude(changed, { _tag: "Judged", promoted: true, incumbent: serving.modelId })
        assert.deepStrictEqual(yield* statuses, ["retired", "refused", "current"])
        const before = yield* models.version(serving.modelId)
        assert.strictEqual(estimate(before, offer).probability, high.probability)
        assert.isTrue(Option.isNone(yield* models.version(priorVersion)))
      }),
    { timeout: 120_000 }
  )

  it.effect("are trained by one replica at a time", () =>
    Effect.gen(function* () {
      const repo = yield* ConversionModelsRepo
      const models = yield* ConversionModels
      const meanwhile = yield* repo.alone(models.train())
      assert.deepStrictEqual(meanwhile, Option.some({ _tag: "Busy" }))
      assert.deepStrictEqual(yield* repo.alone(Effect.succeed(1)), Option.some(1))
    })
  )

  it.effect("keep what they were judged by", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const rows = yield* sql<{ ok: boolean }>`select data_hash ~ '^[0-9a-f]{64}$' and cardinality(features) = 13
        and trained_to <= validated_from and (metrics -> 'candidate' ->> 'logLoss')::float8 > 0 ok from conversion_models`
      assert.isTrue(rows.length >= 3 && rows.every(({ ok }) => ok))
    })
  )
})
