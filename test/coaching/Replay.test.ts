import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { SuggestionsRepo } from "../../src/coaching/feedback/SuggestionsRepo.ts"
import { Decided, decide } from "../../src/coaching/suggesting/Deciding.ts"
import { untried } from "../../src/coaching/suggesting/Experience.ts"
import { noPrompts } from "../../src/coaching/suggesting/Prompts.ts"
import { suggest } from "../../src/coaching/suggesting/Suggest.ts"
import { LeadId } from "../../src/leads/Lead.ts"
import { call, issueKey, TestApp } from "../support/TestApp.ts"
import { cue, factsOf, situationOf } from "./Situations.ts"

const Row = Schema.Struct({
  script: Schema.NullOr(Schema.String),
  withheld: Schema.Boolean,
  propensity: Schema.Number,
  decided: Decided
})

const objections = ["OBJ-PRICE", "OBJ-TRUST", "OBJ-STALL", "OBJ-BADEXP"]

layer(TestApp(), { excludeTestServices: true })("a suggestion as it is kept", it => {
  it.effect("is decided again from what it rested on: the same script, withheld alike, at the same odds", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const sql = yield* SqlClient.SqlClient
      const repo = yield* SuggestionsRepo
      const experience = {
        of: (rule: string, script: string) => ({
          ...untried,
          shown: 7 + rule.length,
          used: script.length % 5,
          said: 2,
          sold: script.length % 3
        })
      }
      for (const [at, value] of objections.entries()) {
        const leadId = LeadId.make(`replayed-${at}`)
        yield* call("PUT", `/api/leads/${leadId}`, { key, body: { email: `replayed-${at}@a.example` } })
        const situation = situationOf([cue("objection", value)], {
          facts: factsOf({ leadId }),
          experience,
          limits: { promptsPerMinute: 60, holdoutPercent: 33 },
          seed: `seed ${at}`
        })
        yield* repo.keep(leadId, suggest(noPrompts, situation).changed)
      }
      const rows = yield* sql`select script, withheld, propensity, decided from coaching_suggestions`.pipe(
        Effect.flatMap(Schema.decodeUnknown(Schema.Array(Row)))
      )
      assert.strictEqual(rows.length, objections.length)
      assert.isTrue(rows.some(({ decided }) => decided.scripts.length > 1))
      for (const row of rows) assert.deepStrictEqual(decide(row.decided), row)
    }).pipe(Effect.provide(SuggestionsRepo.layer))
  )
})
