import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { gathered } from "../../scripts/report/Facts.ts"
import { htmlOf } from "../../scripts/report/Html.ts"
import { reportOf } from "../../scripts/report/Sections.ts"
import { textOf } from "../../scripts/report/Text.ts"
import { drawAgency } from "../../scripts/simulate/Agency.ts"
import { truth } from "../../scripts/simulate/Truth.ts"
import { Alerts } from "../../src/alerts/Alerts.ts"
import { PersonalizationAnalyticsService } from "../../src/analytics/PersonalizationAnalyticsService.ts"
import { Experiments } from "../../src/experiments/Experiments.ts"
import { at } from "../alerts/Watched.ts"
import { testConfig } from "../support/TestApp.ts"
import { TestDatabase } from "../support/TestDatabase.ts"

const Sources = Layer.mergeAll(PersonalizationAnalyticsService.layer, Experiments.layer, Alerts.layer).pipe(
  Layer.provideMerge(TestDatabase),
  Layer.provide(testConfig())
)

layer(Sources, { excludeTestServices: true })("a report", it => {
  it.effect("of a service that has seen nothing says why there is nothing, in each line", () =>
    Effect.gen(function* () {
      const report = reportOf(yield* gathered(30, "America/New_York"))
      const text = textOf(report)
      assert.match(text, /It cannot be told yet whether it earns its cost/)
      assert.match(text, /Primary offers accepted +none yet {2}No primary offer was presented\./)
      assert.notMatch(text, /NaN|undefined|null|Infinity/)
      assert.notMatch(htmlOf(report), /NaN|undefined|null|Infinity/)
    })
  )

  it.effect("compares with days of their own, though the clocks were set back between", () =>
    Effect.gen(function* () {
      const { before, trend } = yield* gathered(30, "America/New_York").pipe(at("2026-11-20T04:30:00Z"))
      assert.deepStrictEqual([before.endDate, trend.startDate], ["2026-10-20", "2026-10-21"])
    })
  )

  it.effect("tells what was counted with its interval and its days, on a page that needs nothing else", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const firstDay = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10)
      yield* drawAgency(sql, truth, { name: "reported", leads: 400, firstDay, days: 14, heldOut: 0.1 })
      yield* sql`update leads set source = '<script>web' where source = 'web'`
      const report = reportOf(yield* gathered(30, "UTC"))
      const text = textOf(report)
      assert.match(text, /Offers suggested +1,200 /)
      assert.match(text, /Suggestions used +\d+\s% {2}\(\d+.\d+\s%\) · of 800 shown/)
      assert.match(text, /[▁-█]{10}/)
      const page = htmlOf(report)
      assert.include(page, "from &lt;script&gt;web")
      assert.notMatch(page, /<script|src=|href=|url\(/)
      assert.match(page, /<svg[^>]+aria-label="Primary offers accepted by day"><path d="M/)
    })
  )
})
