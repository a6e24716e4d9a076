import { readFileSync } from "node:fs"
import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import type { Locator } from "playwright-core"
import { RollupsRepo } from "../../src/analytics/rollups/RollupsRepo.ts"
import { Server } from "../../src/http/Server.ts"
import type { Scope } from "../../src/keys/ApiKey.ts"
import { Chromium, executablePath, flawsOf, type Opened, onPage, sees } from "../support/Browser.ts"
import { SandboxApp } from "../support/SandboxApp.ts"
import { call, issueKey, TestApp } from "../support/TestApp.ts"
import { aDayOfLookUps, sixtyDays } from "./SixtyDays.ts"

const settings = { PORT: "0", CALLWISE_RATE_LIMIT_PER_MINUTE: "100000" }
const Empty = Layer.provideMerge(Layer.mergeAll(Server.layer, Chromium.layer), TestApp(settings))
const summed = Effect.flatMap(RollupsRepo, ({ rollUp }) =>
  Effect.repeat(rollUp(1_000), { while: hours => hours > 0 })
).pipe(Effect.provide(RollupsRepo.layer))
const Busy = Layer.effectDiscard(Effect.all([sixtyDays, aDayOfLookUps, summed], { discard: true })).pipe(
  Layer.provideMerge(Layer.mergeAll(Server.layer, Chromium.layer)),
  Layer.provideMerge(SandboxApp(settings))
)

const loaded = ({ page }: Opened) =>
  Effect.promise(async () => {
    await page.locator(".panels").waitFor()
    await page.waitForFunction(() => document.querySelector(".skeleton") === null)
  })

const enter = (opened: Opened, key: string, at = "/") =>
  Effect.andThen(
    Effect.promise(async () => {
      await opened.page.goto(at)
      await opened.page.fill("input[name=key]", key)
      await opened.page.click("button[type=submit]")
    }),
    loaded(opened)
  )

const entered = <A, E, R>(
  scheme: "light" | "dark",
  scopes: readonly [Scope, ...Array<Scope>],
  use: (opened: Opened, key: string) => Effect.Effect<A, E, R>
) =>
  onPage(scheme, opened =>
    Effect.gen(function* () {
      const key = yield* issueKey(...scopes)
      yield* enter(opened, key)
      yield* use(opened, key)
      assert.deepStrictEqual([opened.complaints, opened.strangers], [[], []])
    })
  )

const panel = ({ page }: Opened, id: string) => page.locator(`#${id}`)

/** As it reads: what keeps a number in one line is no part of it. */
const read = (text: string): string => text.replaceAll("\u00a0", " ").replaceAll("\u2011", "-")

const textOf = (place: Locator) =>
  Effect.map(
    Effect.promise(() => place.textContent()),
    text => read(text ?? "")
  )

const isWithinWidth = ({ page }: Opened) =>
  Effect.promise(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))

if (executablePath === undefined)
  layer(Layer.empty)("the dashboard", it =>
    it.effect.skip("needs Chromium: apt-get install chromium", () => Effect.void)
  )
else {
  layer(Empty, { excludeTestServices: true })("the dashboard of a service where nothing happened", it => {
    it.effect("says what to do, with the command, and shows no number that is not there", () =>
      entered("dark", ["admin"], opened =>
        Effect.gen(function* () {
          yield* sees(opened, "Nothing has happened in these 30 days.")
          yield* sees(opened, "bun run enrich -- --input scripts/samples/leads.csv")
          yield* sees(opened, "No primary offer was presented.")
          yield* sees(opened, "Nothing stands out.")
          yield* sees(opened, /Nothing fires\. 6 rules watched/)
          yield* sees(opened, "No provider is registered.")
          const values = yield* Effect.promise(() => opened.page.locator(".figure-value").allTextContents())
          assert.deepStrictEqual(
            values,
            Array.from({ length: 6 }, () => "Not yet")
          )
          assert.deepStrictEqual(yield* flawsOf(opened), [])
          yield* Effect.promise(() => opened.page.setViewportSize({ width: 375, height: 812 }))
          assert.isTrue(yield* isWithinWidth(opened))
        })
      )
    )

    it.effect("takes no wrong key, and says so", () =>
      onPage("light", opened =>
        Effect.gen(function* () {
          yield* Effect.promise(async () => {
            await opened.page.goto("/")
            await opened.page.fill("input[name=key]", "cw_wrong")
            await opened.page.click("button[type=submit]")
          })
          yield* sees(opened, /No valid key/)
          assert.deepStrictEqual(yield* flawsOf(opened), [])
        })
      )
    )

    it.effect("gives its page to browsers alone, from its own script under a strict policy", () =>
      Effect.gen(function* () {
        const { headers, text } = yield* call("GET", "/", { headers: { accept: "text/html,*/*;q=0.8" } })
        assert.include(headers.get("content-security-policy") ?? "", "default-src 'none'")
        const script = yield* call("GET", /src="(\/dashboard\/[^"]+\.js)"/.exec(text)?.[1] ?? "")
        assert.isBelow(Bun.gzipSync(Buffer.from(script.text)).length, 150 * 1024)
        assert.include(script.headers.get("cache-control") ?? "", "immutable")
        const machine = yield* call("GET", "/", { headers: { accept: "application/json" } })
        assert.deepInclude(machine.json, { status: 404, code: "not_found" })
        assert.strictEqual((yield* call("GET", "/dashboard/nothing.js")).status, 404)
      })
    )
  })

  layer(Busy, { excludeTestServices: true })("the dashboard", it => {
    it.effect("answers its two questions first, and says of each figure what it rests on", () =>
      entered("light", ["admin"], (opened, key) =>
        Effect.gen(function* () {
          const { json } = yield* call("GET", "/api/personalization/dashboard?days=30", { key })
          const { denominator, value } = json.figures["offerMetrics.primaryOfferAcceptanceRate"]
          const card = opened.page.locator(".figure", { hasText: "Primary offers accepted" })
          const told = yield* textOf(card)
          assert.match(told, new RegExp(`${Math.round(value)} %\\s*of ${denominator} presented \\(\\d+-\\d+ %\\)`))
          assert.match(told, /was \d+ %|up from|down from/)
          yield* sees(opened, /each dollar spent brought \$[\d.,]+ in commission \(/)
          yield* Effect.promise(() =>
            opened.page.getByRole("button", { name: "5 escalated leads wait for a review." }).click()
          )
          assert.strictEqual(
            yield* Effect.promise(() => opened.page.evaluate(() => document.activeElement?.textContent)),
            "Risk queue"
          )
          const text = yield* textOf(opened.page.locator(".panels"))
          assert.match(text, new RegExp(`Accepted: primary ${Math.round(value)} % of ${denominator} presented`))
          assert.match(text, /20 reviews wait, 5 of them escalated/)
          assert.match(text, /B against A: .* points \(.*\), (may be|more than) chance/)
          assert.match(text, /Shares are as planned/)
          assert.match(text, /6 providers, all work; 1,080 calls in 24 hours/)
          assert.deepStrictEqual(yield* flawsOf(opened), [])
        })
      )
    )

    it.effect("shows what fires first, and one click says that somebody has seen it", () =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        yield* sql`insert into alerts (rule, subject, subject_name, severity, status, value, threshold, unit, numerator, denominator, message,
            started_at, fired_at)
          values ('provider_degradation', 'p', 'Apollo', 'critical', 'firing', 35, 20, 'percent', 35, 100,
            '35 of 100 look-ups of Apollo failed.', now() - interval '3 hours', now())`
        yield* entered("light", ["analytics"], opened =>
          Effect.gen(function* () {
            yield* Effect.promise(() => opened.page.getByRole("button", { name: /^Acknowledge / }).click())
            yield* sees(opened, "It needs the scope admin.")
          })
        )
        yield* entered("dark", ["admin"], opened =>
          Effect.gen(function* () {
            const first = opened.page.locator(".findings button.link").nth(1)
            assert.strictEqual(yield* textOf(first), "Provider service degradation: Apollo.")
            assert.match(
              (yield* textOf(panel(opened, "alerts"))) ?? "",
              /1 alert fires\. .*critical, for 3 h\. 35 of 100/
            )
            assert.deepStrictEqual(yield* flawsOf(opened), [])
            yield* Effect.promise(() => opened.page.getByRole("button", { name: /^Acknowledge / }).click())
            yield* sees(opened, "seen by test")
            yield* Effect.promise(() => first.filter({ hasText: "Apollo" }).waitFor({ state: "detached" }))
          })
        )
        yield* sql`delete from alerts`
      })
    )

    it.effect("gives each day to the arrow keys, and what a chart is drawn from to read and to take away", () =>
      entered("dark", ["analytics"], opened =>
        Effect.gen(function* () {
          const trend = panel(opened, "trend")
          const readout = trend.locator(".readout")
          yield* Effect.promise(async () => {
            await trend.locator("select").selectOption({ label: "Offers suggested" })
            await trend.getByText(/Over 30 days: [\d,]+; by day between/).waitFor()
          })
          const today = yield* textOf(readout)
          yield* Effect.promise(async () => {
            await trend.getByRole("slider").focus()
            await opened.page.keyboard.press("ArrowLeft")
            await trend.locator(".readout", { hasNotText: today }).waitFor()
          })
          yield* Effect.promise(() => trend.getByText("Numbers", { exact: true }).click())
          yield* Effect.promise(() => trend.locator("tbody tr").nth(29).waitFor())
          const file = yield* Effect.promise(async () => {
            const [download] = await Promise.all([
              opened.page.waitForEvent("download"),
              trend.getByRole("button", { name: "Download CSV" }).click()
            ])
            return { name: download.suggestedFilename(), path: await download.path() }
          })
          assert.strictEqual(file.name, "callwise-totalOffers.csv")
          const [head, ...lines] = readFileSync(file.path, "utf8").trim().split("\r\n")
          assert.strictEqual(head, "Day,Value")
          assert.strictEqual(lines.length, 30)
          assert.match(lines.at(-1) ?? "", /^\d{4}-\d\d-\d\d,\d+$/)
          assert.deepStrictEqual(yield* flawsOf(opened), [])
        })
      )
    )

    it.effect(
      "keeps the period in the address' hash and asks in the browser's time zone, with nothing of the key in any address",
      () =>
        onPage("light", opened =>
          Effect.gen(function* () {
            const key = yield* issueKey("admin")
            const asked: Array<string> = []
            opened.page.on("request", request => asked.push(request.url()))
            yield* enter(opened, key, "/#days=90")
            assert.isTrue(asked.some(url => url.includes("trend?days=90&timeZone=UTC")))
            yield* Effect.promise(() => opened.page.getByRole("button", { name: "7 days" }).click())
            yield* sees(opened, /Over 7 days/)
            yield* Effect.promise(() => opened.page.reload())
            yield* loaded(opened)
            assert.strictEqual(new URL(opened.page.url()).hash, "#days=7")
            yield* sees(opened, /Over 7 days/)
            assert.isTrue(asked.some(url => url.includes("trend?days=7&")))
            assert.isFalse(asked.some(url => url.includes(key)))
          })
        )
    )

    it.effect("shows a key what it may see, says which scope the rest needs, and opens the call screen with it", () =>
      entered("light", ["risk", "coaching"], opened =>
        Effect.gen(function* () {
          yield* sees(opened, /20 reviews wait/)
          yield* sees(opened, /This key may not look at: alerts, providers, experiments, figures\./)
          assert.include(
            yield* textOf(panel(opened, "trend")),
            "it lacks the scope analytics. One that may: bun run keys make --name me --scopes analytics,risk,providers:admin"
          )
          assert.include(yield* textOf(panel(opened, "providers")), "providers:admin")
          assert.deepStrictEqual(yield* flawsOf(opened), [])
          yield* Effect.promise(() => opened.page.getByRole("link", { name: "Call screen" }).click())
          yield* sees(opened, "No call goes on.")
          yield* Effect.promise(() => opened.page.getByRole("link", { name: "Dashboard" }).click())
          yield* sees(opened, /20 reviews wait/)
        })
      )
    )

    it.effect("fits a telephone without sideways scrolling, its tables open and names as long as they may be", () =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const long = "w".repeat(100)
        yield* sql`update experiments set name = ${long} where key = 'offer-ranking'`
        yield* sql`update leads set source = ${long} where source = 'web'`
        yield* sql`insert into leads (lead_id, email, score, score_source, score_reasons) values (${long}, 'w@a.example', 50, 'computed', '[]')`
        yield* sql`insert into risk_reviews (lead_id, flagged, escalated, overall_risk_score, severity, reasons, opened_at)
          values (${long}, true, true, 90, 'critical', ${[long]}, now() - interval '9 days')`
        yield* entered("dark", ["admin"], opened =>
          Effect.gen(function* () {
            yield* Effect.promise(async () => {
              await opened.page.setViewportSize({ width: 375, height: 812 })
              for (const summary of await opened.page.getByText("Numbers", { exact: true }).all()) await summary.click()
              await opened.page.locator("#reviews table").waitFor()
            })
            assert.isTrue(yield* isWithinWidth(opened))
            assert.deepStrictEqual(yield* flawsOf(opened), [])
          })
        )
        yield* sql`update experiments set name = 'Offers' where key = 'offer-ranking'`
        yield* sql`update leads set source = 'web' where source = ${long}`
        yield* sql`delete from risk_reviews where lead_id = ${long}`
      })
    )

    it.effect("keeps what it has while the service is away, says how old it is, and goes on by itself", () =>
      entered("light", ["admin"], opened =>
        Effect.gen(function* () {
          const card = opened.page.locator(".figure", { hasText: "Primary offers accepted" })
          const before = yield* textOf(card)
          yield* Effect.sync(opened.line.cut)
          yield* Effect.promise(() => opened.page.getByRole("button", { name: "Refresh" }).click())
          yield* sees(opened, /The service cannot be reached; it is asked again\. What you see is \d+\ss old/)
          assert.strictEqual(yield* textOf(card), before)
          assert.deepStrictEqual(yield* flawsOf(opened), [])
          yield* Effect.sync(opened.line.mend)
          yield* Effect.promise(() =>
            opened.page
              .getByText(/The service cannot be reached/)
              .first()
              .waitFor({ state: "detached" })
          )
        })
      )
    )

    it.effect("asks anew each minute, only while somebody looks, and at once when somebody looks again", () =>
      onPage("light", opened =>
        Effect.gen(function* () {
          const { page } = opened
          const key = yield* issueKey("admin")
          const asked: Array<string> = []
          page.on("request", request => {
            if (request.url().includes("/trend?")) asked.push(request.url())
          })
          yield* Effect.promise(() => page.clock.install())
          yield* enter(opened, key)
          yield* Effect.promise(async () => {
            const fresh = page.locator(".fresh", { hasText: "as of" })
            const first = (await fresh.textContent()) ?? ""
            await Promise.all([page.waitForRequest(/\/trend\?/), page.clock.fastForward(61_000)])
            await page.locator(".fresh", { hasNotText: first }).waitFor()
          })
          assert.strictEqual(asked.length, 2)
          const look = (isHidden: boolean) =>
            page.evaluate(hidden => {
              Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden })
              document.dispatchEvent(new Event("visibilitychange"))
            }, isHidden)
          yield* Effect.promise(async () => {
            await look(true)
            await page.clock.fastForward(300_000)
          })
          assert.strictEqual(asked.length, 2)
          yield* Effect.promise(() => Promise.all([page.waitForRequest(/\/trend\?/), look(false)]))
          assert.strictEqual(asked.length, 3)
        })
      )
    )

    it.effect(
      "says what failed with the request's id beside what did not, and asks for a key that is refused meanwhile",
      () =>
        onPage("dark", opened =>
          Effect.gen(function* () {
            const { page } = opened
            const key = yield* issueKey("admin")
            const problem = (status: number, code: string, detail: string) => ({
              status,
              contentType: "application/problem+json",
              body: JSON.stringify({ status, code, detail, requestId: "req-7" })
            })
            yield* Effect.promise(() =>
              page.route("**/api/risk-reviews?*", route => route.fulfill(problem(500, "internal_error", "It broke.")))
            )
            yield* enter(opened, key)
            assert.match(yield* textOf(panel(opened, "reviews")), /It broke\.Request req-7/)
            yield* sees(opened, /Could not be looked at: the risk queue\./)
            yield* sees(opened, /6 providers, all work/)
            assert.deepStrictEqual(yield* flawsOf(opened), [])
            yield* Effect.promise(async () => {
              await page.route("**/api/alerts?*", route => route.fulfill(problem(401, "unauthorized", "No valid key.")))
              await page.getByRole("button", { name: "Refresh" }).click()
              await page.locator("input[name=key]").waitFor()
            })
            yield* sees(opened, "No valid key.")
            assert.strictEqual(
              yield* Effect.promise(() => page.evaluate(() => sessionStorage.getItem("callwise key"))),
              null
            )
          })
        )
    )
  })
}
