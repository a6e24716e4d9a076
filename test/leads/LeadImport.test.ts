import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer, Stream } from "effect"
import { LeadId } from "../../src/leads/Lead.ts"
import { LeadImport } from "../../src/leads/LeadImport.ts"
import { Leads } from "../../src/leads/Leads.ts"
import { testConfig } from "../support/TestApp.ts"
import { TestDatabase } from "../support/TestDatabase.ts"

const encoder = new TextEncoder()
const bytes = (text: string) => Stream.make(encoder.encode(text))
const services = Layer.provideMerge(
  Layer.merge(Leads.layer, LeadImport.layer),
  Layer.provideMerge(TestDatabase, testConfig())
)

layer(services, { excludeTestServices: true })("an import", it => {
  it.effect("stores the good lines and says what is wrong with each bad one", () =>
    Effect.gen(function* () {
      const { importLeads } = yield* LeadImport
      const leads = yield* Leads
      const report = yield* importLeads(
        bytes(
          [
            "leadId,email,phone,company.name,address.state,consent.calls,vehicles.0.year,interests,score",
            'csv-1,Ana@Acme.example,,"Acme, Inc.",texas,yes,2020,auto;home,',
            "csv-2,not-an-address,,,,,,,",
            "csv-3,,+1 212 555 0123,,,no,,life,77"
          ].join("\n")
        ),
        "csv"
      )
      assert.deepStrictEqual(JSON.parse(JSON.stringify(report)), {
        accepted: 2,
        rejected: 1,
        errors: [{ line: 3, message: "email: must be one e-mail address, such as name@company.com: the @ is missing" }],
        errorsTruncated: false
      })
      const first = yield* leads.get(LeadId.make("csv-1"))
      assert.deepInclude(JSON.parse(JSON.stringify(first)), {
        email: "ana@acme.example",
        company: { name: "Acme, Inc." },
        address: { state: "TX" },
        consent: { calls: true },
        vehicles: [{ year: 2020 }],
        interests: ["auto", "home"],
        scoreSource: "computed"
      })
      const third = yield* leads.get(LeadId.make("csv-3"))
      assert.deepStrictEqual([third.phone, third.score, third.scoreSource], ["+12125550123", 77, "given"])
    })
  )

  it.effect("replaces leads that exist, and of one id twice in a file the last line counts", () =>
    Effect.gen(function* () {
      const { importLeads } = yield* LeadImport
      const leads = yield* Leads
      const file = (name: string) =>
        bytes(
          `{"leadId":"twice","email":"a@b.example","firstName":"First"}\n{"leadId":"twice","email":"a@b.example","lastName":"${name}"}\n`
        )
      yield* importLeads(file("Once"), "ndjson")
      const { createdAt } = yield* leads.get(LeadId.make("twice"))
      const report = yield* importLeads(file("Again"), "ndjson")
      const lead = yield* leads.get(LeadId.make("twice"))
      assert.deepStrictEqual([report.accepted, lead.firstName, lead.lastName], [2, undefined, "Again"])
      assert.deepStrictEqual(lead.createdAt, createdAt)
    })
  )

  it.effect("refuses a file with columns nobody knows before anything is stored", () =>
    Effect.gen(function* () {
      const { importLeads } = yield* LeadImport
      const sql = yield* SqlClient.SqlClient
      const refused = yield* Effect.flip(importLeads(bytes("leadId,emial\nrefused-1,a@b.example\n"), "csv"))
      assert.deepStrictEqual(refused.errors, [{ parameter: "emial", message: "is not a column that is known here" }])
      assert.deepStrictEqual(yield* sql`select from leads where lead_id = 'refused-1'`, [])
    })
  )

  it.effect("names the first thousand bad lines and counts all of them", () =>
    Effect.gen(function* () {
      const { importLeads } = yield* LeadImport
      const report = yield* importLeads(bytes("{}\n".repeat(1_200)), "ndjson")
      assert.deepStrictEqual(
        [report.accepted, report.rejected, report.errors.length, report.errorsTruncated],
        [0, 1_200, 1_000, true]
      )
    })
  )

  it.effect("does not deadlock with another that holds the same leads in another order", () =>
    Effect.gen(function* () {
      const { importLeads } = yield* LeadImport
      const lines = Array.from({ length: 400 }, (_, at) => `{"leadId":"shared-${at}","email":"a@b.example"}\n`)
      const files = Array.from({ length: 6 }, (_, at) => (at % 2 === 0 ? lines : lines.toReversed()).join(""))
      const reports = yield* Effect.forEach(files, file => importLeads(bytes(file), "ndjson"), {
        concurrency: "unbounded"
      })
      assert.isTrue(reports.every(({ accepted }) => accepted === 400))
    })
  )

  it.effect(
    "holds 100,000 lines in no more memory than a few thousand",
    () =>
      Effect.gen(function* () {
        const { importLeads } = yield* LeadImport
        const sql = yield* SqlClient.SqlClient
        const padding = "x".repeat(400)
        const line = (at: number) => `bulk-${at},p${at}@b.example,Street ${padding} ${at}\n`
        const total = 100_000
        const perPiece = 1_000
        let peak = 0
        let early = 0
        const file = Stream.concat(
          bytes("leadId,email,attributes.note\n"),
          Stream.map(Stream.rechunk(Stream.range(0, total / perPiece - 1), 1), piece => {
            if (piece % 10 === 0) {
              Bun.gc(true)
              const used = process.memoryUsage().heapUsed
              if (piece === 20) early = used
              if (piece > 20) peak = Math.max(peak, used)
            }
            return encoder.encode(Array.from({ length: perPiece }, (_, at) => line(piece * perPiece + at)).join(""))
          })
        )
        const report = yield* importLeads(file, "csv")
        assert.deepStrictEqual([report.accepted, report.rejected], [total, 0])
        const [counted] = yield* sql<{ n: number }>`select count(*)::int n from leads where lead_id like 'bulk-%'`
        assert.strictEqual(counted?.n, total)
        assert.isBelow(peak - early, 16 * 1024 * 1024)
      }),
    120_000
  )
})
