import { appendFileSync, existsSync, readFileSync } from "node:fs"
import { assert, layer } from "@effect/vitest"
import { Effect, Schedule, type Scope } from "effect"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { Scripts } from "./Scripts.ts"

const fresh = <A, E>(test: Effect.Effect<A, E, Scripts | Scope.Scope>) =>
  test.pipe(Effect.scoped, Effect.provide(Scripts.layer))
const total = (costs: ReadonlyArray<{ readonly cost: number }>) => costs.reduce((sum, { cost }) => sum + cost, 0)
const ansi = String.fromCharCode(27)
const io = (input: string, output: string) => ["--input", input, "--output", output] as const

const linesWritten = (file: string) => (existsSync(file) ? readFileSync(file, "utf8").split("\n").length - 1 : 0)
const untilWritten = (file: string, lines: number) =>
  Effect.sync(() => linesWritten(file)).pipe(
    Effect.repeat({ until: written => written >= lines, schedule: Schedule.spaced("5 millis") })
  )

layer(Sandbox.layer({ port: 0 }), { excludeTestServices: true, timeout: "60 seconds" })("bun run enrich", it => {
  const slow = { timeout: 300_000 }

  it.effect(
    "enriches every row of a file, accounts for every cent, and reports bad rows without cost to the others",
    () =>
      fresh(
        Effect.gen(function* () {
          const scripts = yield* Scripts
          scripts.writeSamples("leads.csv", 1, 25, [
            "b-1,not an address,,,,,,,,,,,,,,,",
            "b-2,a@b.example,,too,few",
            "b-3,kept@nobody.example,,Kept,Person,,,,,,,,,,,,"
          ])
          const ran = yield* scripts.enrich(io("leads.csv", "out.ndjson"))
          assert.strictEqual(ran.code, 3, ran.stderr)

          const lines = scripts.lines("out.ndjson")
          assert.deepStrictEqual(
            lines.map(({ line }) => line).toSorted((a, b) => a - b),
            [...Array.from({ length: 25 }, (_, at) => at + 2), 29]
          )
          const errors = scripts.read("out.ndjson.errors.ndjson").trim().split("\n")
          assert.deepStrictEqual(
            errors.map(error => JSON.parse(error).line),
            [27, 28]
          )
          assert.include(ran.stderr, "line 27: email: must be one e-mail address")
          assert.notInclude(ran.stderr, "not an address")

          const { dollars, twice, purchases } = yield* scripts.ledger
          assert.isAbove(purchases, 50)
          assert.strictEqual(twice, 0)
          assert.closeTo(total(lines), dollars, 1e-6)
          assert.match(ran.stdout, /^bad rows +2$/m)
          assert.match(ran.stdout, /^enriched +26$/m)
          assert.match(ran.stdout, new RegExp(`^cost +\\$${dollars.toFixed(2)}$`, "m"))
          assert.match(ran.stdout, /^ +Household Insight +\d+/m)
        })
      ),
    slow
  )

  it.effect(
    "pays once for a person who is in the file twice, under whatever id",
    () =>
      fresh(
        Effect.gen(function* () {
          const scripts = yield* Scripts
          const person = {
            email: "otorres@mailbox.example",
            phone: "608.555.0101",
            firstName: "Olivia",
            lastName: "Torres"
          }
          const rows = [person, { leadId: "a", ...person }, { leadId: "b", ...person }, person]
          scripts.write("leads.ndjson", rows.map(row => `${JSON.stringify(row)}\n`).join(""))
          const ran = yield* scripts.enrich(io("leads.ndjson", "out.ndjson"))
          assert.strictEqual(ran.code, 0, ran.stderr)
          const lines = scripts.lines("out.ndjson")
          assert.strictEqual(lines.length, 4)
          assert.strictEqual(lines.filter(({ cost }) => cost > 0).length, 1)
          assert.strictEqual(new Set(lines.map(({ leadId }) => leadId)).size, 3)
          assert.match(ran.stdout, /^duplicates +3$/m)
          assert.closeTo(total(lines), (yield* scripts.ledger).dollars, 1e-6)

          const again = yield* scripts.enrich(io("leads.ndjson", "again.ndjson"))
          assert.strictEqual(again.code, 0)
          assert.deepStrictEqual(
            new Set(scripts.lines("again.ndjson").map(({ leadId }) => leadId)),
            new Set(lines.map(({ leadId }) => leadId))
          )
          assert.strictEqual(total(scripts.lines("again.ndjson")), 0)
        })
      ),
    slow
  )

  it.effect(
    "resumes after kill -9: every row once, nothing bought twice, and the ledger as the vendors billed",
    () =>
      fresh(
        Effect.gen(function* () {
          const scripts = yield* Scripts
          const rows = 60
          scripts.writeSamples("leads.csv", 1, rows)
          const args = [...io("leads.csv", "out.ndjson"), "--concurrency", "8"]
          for (const stopAt of [8, 20]) {
            const child = yield* scripts.startEnrich(stopAt === 8 ? args : [...args, "--resume"])
            yield* untilWritten(scripts.path("out.ndjson"), stopAt)
            child.kill("SIGKILL")
            yield* Effect.promise(() => child.exited)
          }
          appendFileSync(scripts.path("out.ndjson"), '{"line":61,"leadId":"s-0060","status":"comp')

          const ran = yield* scripts.enrich([...args, "--resume"])
          assert.include(ran.stderr, "was torn")
          const lines = scripts.lines("out.ndjson")
          const isWhole = lines.every(({ status, reason }) => status !== "failed" || reason === "answer_lost")
          assert.isTrue(isWhole && existsSync(scripts.path("out.ndjson.errors.ndjson")) === false, ran.stderr)
          assert.deepStrictEqual(
            lines.map(({ line }) => line).toSorted((a, b) => a - b),
            Array.from({ length: rows }, (_, at) => at + 2)
          )
          const { dollars, twice } = yield* scripts.ledger
          assert.strictEqual(twice, 0)
          assert.closeTo(total(lines), dollars, 1e-6)
          assert.match(ran.stdout, new RegExp(`^rows read +${rows} of ${rows}$`, "m"))
          assert.match(ran.stdout, new RegExp(`^cost +\\$${dollars.toFixed(2)}$`, "m"))

          const booked = new Map(
            (yield* scripts.sql<{ id: string; state: string; billed: number }>`
              select purchase_id::text id, state, coalesce(billed_calls, expected_cost::float8 / unit_cost::float8) billed
              from provider_purchases`).map(({ id, ...purchase }) => [id, purchase])
          )
          const billed = new Map<string, number>()
          for (const { reference, units } of scripts.sandbox.control.billingLog())
            billed.set(reference ?? "", (billed.get(reference ?? "") ?? 0) + units)
          for (const [reference, units] of billed) {
            const purchase = booked.get(reference)
            assert.isDefined(purchase, `a charge that the ledger does not know: ${reference}`)
            assert.isAtMost(units, purchase?.billed ?? 0)
          }
          const lost = [...booked.values()].filter(({ state }) => state !== "settled").length
          assert.isAtMost(lost, 2 * 8 * 6)
          const [free] = yield* scripts.sql<{ calls: number }>`
            select coalesce(sum(billed_calls), 0)::float8 calls from provider_purchases where state = 'settled' and cost = 0`
          const settled = [...booked].filter(([, { state }]) => state === "settled")
          assert.strictEqual(
            settled.reduce((sum, [id]) => sum + (billed.get(id) ?? 0), 0),
            settled.reduce((sum, [, purchase]) => sum + purchase.billed, 0) - (free?.calls ?? 0)
          )
        })
      ),
    slow
  )

  it.effect(
    "stops on Ctrl-C with the rows in flight finished, a summary and the command that goes on",
    () =>
      fresh(
        Effect.gen(function* () {
          const scripts = yield* Scripts
          scripts.writeSamples("leads.csv", 1, 50)
          const child = yield* scripts.startEnrich([...io("leads.csv", "out.ndjson"), "--concurrency", "4"])
          yield* untilWritten(scripts.path("out.ndjson"), 4)
          child.kill("SIGINT")
          const code = yield* Effect.promise(() => child.exited)
          const stdout = yield* Effect.promise(() => new Response(child.stdout).text())
          assert.strictEqual(code, 130)
          const before = scripts.lines("out.ndjson")
          assert.isBelow(before.length, 50)
          assert.match(stdout, new RegExp(`^enriched +${before.length}$`, "m"))
          assert.closeTo(total(before), (yield* scripts.ledger).dollars, 1e-6)

          const command = /^To go on: +bun run enrich -- (.+)$/m.exec(stdout)?.[1] ?? ""
          const ran = yield* scripts.enrich(command.split(" "))
          assert.strictEqual(ran.code, 0, ran.stderr)
          assert.strictEqual(scripts.lines("out.ndjson").length, 50)
          assert.match(ran.stdout, new RegExp(`^ +written before +${before.length}$`, "m"))
          assert.closeTo(total(scripts.lines("out.ndjson")), (yield* scripts.ledger).dollars, 1e-6)
        })
      ),
    slow
  )

  it.effect(
    "never spends more than --max-cost, however many rows are under way, and says which rows were left",
    () =>
      fresh(
        Effect.gen(function* () {
          const scripts = yield* Scripts
          scripts.writeSamples("leads.csv", 1, 40)
          const ran = yield* scripts.enrich([
            ...io("leads.csv", "out.ndjson"),
            ...["--max-cost", "3", "--concurrency", "16", "--strategy", "parallel"]
          ])
          assert.strictEqual(ran.code, 0, ran.stderr)
          const { dollars } = yield* scripts.ledger
          assert.isAtMost(dollars, 3)
          assert.isAbove(dollars, 2)
          const lines = scripts.lines("out.ndjson")
          assert.strictEqual(lines.length, 40)
          assert.isAbove(
            lines.filter(({ status, reason }) => status === "skipped" && reason === "over_budget").length,
            10
          )
        })
      ),
    slow
  )

  it.effect(
    "buys for no row below --min-score and for none without consent",
    () =>
      fresh(
        Effect.gen(function* () {
          const scripts = yield* Scripts
          scripts.write(
            "leads.csv",
            [
              "leadId,email,score,consent.enrichment",
              "low,otorres@mailbox.example,20,yes",
              "no,shirleyferreira91@example.com,90,no",
              "yes,otorres@mailbox.example,90,yes"
            ].join("\n")
          )
          const ran = yield* scripts.enrich([...io("leads.csv", "out.ndjson"), "--min-score", "50"])
          assert.strictEqual(ran.code, 0, ran.stderr)
          const lines = scripts.lines("out.ndjson").toSorted((a, b) => a.line - b.line)
          assert.deepStrictEqual(
            lines.slice(0, 2).map(({ leadId, reason, cost }) => [leadId, reason, cost]),
            [
              ["low", "below_minimum_score", 0],
              ["no", "consent_missing", 0]
            ]
          )
          const bought = yield* scripts.sql<{ leadId: string }>`select distinct lead_id from provider_purchases`
          assert.deepStrictEqual(
            bought.map(({ leadId }) => leadId),
            ["yes"]
          )
        })
      ),
    slow
  )

  it.effect(
    "predicts with --dry-run without a cent spent, a lead stored or a file written, and knows what is held",
    () =>
      fresh(
        Effect.gen(function* () {
          const scripts = yield* Scripts
          scripts.writeSamples("leads.csv", 1, 40)
          const dry = () => scripts.enrich(["--input", "leads.csv", "--dry-run"])
          const costIn = (stdout: string) => {
            const found = /^expected cost +\$([\d.]+) \(\$([\d.]+) to \$([\d.]+)\)$/m.exec(stdout)
            return [1, 2, 3].map(at => Number(found?.[at]))
          }
          const first = yield* dry()
          assert.strictEqual(first.code, 0, first.stderr)
          assert.deepInclude(scripts.sandbox.control.billing(), { total: 0 })
          assert.strictEqual((yield* scripts.ledger).purchases, 0)
          assert.deepStrictEqual(yield* scripts.sql`select from leads`, [])
          const [, low = 0, high = 0] = costIn(first.stdout)

          yield* scripts.enrich(io("leads.csv", "out.ndjson"))
          const { dollars } = yield* scripts.ledger
          assert.isAbove(dollars, low * 0.8)
          assert.isBelow(dollars, high * 1.2)

          const second = yield* dry()
          assert.match(second.stdout, /^held already, fresh +[1-9]/m)
          assert.isBelow(costIn(second.stdout)[0] ?? 0, dollars / 5)
          assert.strictEqual((yield* scripts.ledger).dollars, dollars)
        })
      ),
    slow
  )

  it.effect(
    "refuses, before anything is bought, what would overwrite or mix runs",
    () =>
      fresh(
        Effect.gen(function* () {
          const scripts = yield* Scripts
          scripts.writeSamples("leads.csv", 1, 3)
          const args = io("leads.csv", "out.ndjson")
          const refusal = (more: ReadonlyArray<string>, from = args) =>
            Effect.map(scripts.enrich([...from, ...more]), ({ code, stderr }) => [code, stderr] as const)

          const nothing = yield* refusal(["--resume"])
          assert.strictEqual(nothing[0], 2)
          assert.include(nothing[1], "there is no run to resume")
          assert.strictEqual((yield* scripts.enrich([...args, "--strategy", "parallel"])).code, 0)

          const taken = yield* refusal([])
          assert.strictEqual(taken[0], 2)
          assert.include(taken[1], "--resume")
          const other = yield* refusal(["--resume", "--strategy", "waterfall"])
          assert.strictEqual(other[0], 2)
          assert.include(other[1], "--strategy was parallel")
          scripts.writeSamples("leads.csv", 1, 4)
          const changed = yield* refusal(["--resume"])
          assert.strictEqual(changed[0], 2)
          assert.include(changed[1], "its content differs")
          assert.include(
            (yield* refusal(["--providers", "nobody"], io("leads.csv", "other.ndjson")))[1],
            "Household Insight"
          )
          assert.isFalse(existsSync(scripts.path("other.ndjson")))
          scripts.write("unknown.csv", "emial\na@b.example\n")
          assert.deepStrictEqual(yield* refusal([], io("unknown.csv", "unknown.ndjson")), [
            2,
            "enrich: --input: header must name the columns of the file; none of its names is known here.\n"
          ])
        })
      ),
    slow
  )

  it.effect(
    "writes plain lines where there is no terminal, and all it can do under --help",
    () =>
      fresh(
        Effect.gen(function* () {
          const scripts = yield* Scripts
          scripts.writeSamples("leads.csv", 1, 10)
          const ran = yield* scripts.enrich(io("leads.csv", "out.ndjson"))
          assert.match(ran.stderr, /^10\/10 rows \(100 %\) \| [\d.]+\/s \| \$[\d.]+ \| complete \d+/m)
          const help = yield* scripts.enrich(["--help"])
          assert.strictEqual(help.code, 0)
          for (const option of "input output concurrency strategy max-cost min-score priority providers resume dry-run".split(
            " "
          ))
            assert.include(help.stdout, `--${option}`)
          const mistyped = yield* scripts.enrich(["--input", "leads.csv", "--ouput", "x"])
          assert.strictEqual(mistyped.code, 2)
          assert.strictEqual(mistyped.stderr.match(/--ouput/g)?.length, 1)
          for (const { stdout, stderr } of [ran, help, mistyped]) {
            assert.notInclude(`${stdout}${stderr}`, ansi)
            assert.notInclude(`${stdout}${stderr}`, "\r")
          }
        })
      ),
    slow
  )
})
