import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { offered } from "../conversion/Offered.ts"
import { Scripts } from "./Scripts.ts"

layer(Sandbox.layer({ port: 0 }), { excludeTestServices: true })("bun run train", it => {
  it.effect(
    "says what is wanting while too little is known, then sets the figures side by side and promotes",
    () =>
      Effect.gen(function* () {
        const { sql, train } = yield* Scripts
        const early = yield* train([])
        assert.strictEqual(early.code, 0, early.stderr)
        assert.include(early.stdout, "Too little is known to learn from: 0 accepted of 0 presented offers")

        yield* offered({ offers: 2500, seed: 8, signal: 1, hoursAgo: 100 }).pipe(
          Effect.provideService(SqlClient.SqlClient, sql)
        )
        const trained = yield* train([])
        assert.strictEqual(trained.code, 0, trained.stderr)
        assert.match(trained.stdout, /log loss +AUC +Brier +calibration error\n +new: [\w-]+ +0\.\d{4}/)
        assert.match(trained.stdout, /in force: prior-\d{4}-\d\d-\d\d[\s\S]+Promoted/)
        assert.include(trained.stderr, "learning from the 2,000 earlier ones")
      }).pipe(Effect.provide(Scripts.layer)),
    { timeout: 120_000 }
  )

  it.effect(
    "explains itself, and refuses what it does not know",
    () =>
      Effect.gen(function* () {
        const { train } = yield* Scripts
        const help = yield* train(["--help"])
        assert.strictEqual(help.code, 0)
        assert.include(help.stdout, "CALLWISE_RETRAIN_HOURS")
        assert.strictEqual((yield* train(["--all"])).code, 2)
      }).pipe(Effect.provide(Scripts.layer)),
    { timeout: 60_000 }
  )
})
