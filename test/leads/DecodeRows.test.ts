import { assert, describe, it } from "@effect/vitest"
import { stringify } from "csv-stringify/sync"
import { Chunk, Effect, FastCheck as fc, Stream } from "effect"
import { decodeRows, type ImportFormat } from "../../src/leads/DecodeRows.ts"
import { importFormatOf } from "../../src/leads/ImportFormat.ts"
import { text } from "./LeadArbitrary.ts"

const encoder = new TextEncoder()
const rowsOf = (format: ImportFormat, ...pieces: ReadonlyArray<Uint8Array>) =>
  Effect.map(Stream.runCollect(decodeRows(Stream.fromIterable(pieces), format)), rows =>
    Chunk.toReadonlyArray(rows).map(row =>
      "lead" in row ? { line: row.line, ...row.lead } : { line: row.line, message: row.message }
    )
  )
const csv = (file: string) => rowsOf("csv", encoder.encode(file))
const ndjson = (file: string) => rowsOf("ndjson", encoder.encode(file))

const pieces = (bytes: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size))

describe("a CSV file", () => {
  it.effect("is read with quotes, CRLF, a byte order mark and blank lines, and its lines are counted right", () =>
    Effect.gen(function* () {
      const file =
        '\uFEFFemail,company.name,address.street\r\n\r\na@b.example,"Acme, ""Inc.""",x\r\nb@b.example,,"1 Main St\r\nApt 4"\r\nc@b.example,"",\r\n'
      assert.deepStrictEqual(yield* csv(file), [
        { line: 3, email: "a@b.example", company: { name: 'Acme, "Inc."' }, address: { street: "x" } },
        { line: 4, email: "b@b.example", address: { street: "1 Main St Apt 4" } },
        { line: 6, email: "c@b.example" }
      ])
    })
  )

  it.effect("has no leads when it is empty or has only a header", () =>
    Effect.gen(function* () {
      for (const file of ["", "\uFEFF", "\n\r\n", "email", "email,phone\r\n"])
        assert.deepStrictEqual(yield* csv(file), [])
    })
  )

  it.effect("loses no good line to a bad one, wherever a quote is forgotten", () =>
    Effect.gen(function* () {
      const file = [
        "email,lastName",
        'a@b.example,"never closed',
        "b@b.example,Good",
        'c@b.example,half"quoted',
        'd@b.example,"closed" too early',
        "e@b.example,Good",
        "f@b.example",
        "g@b.example,too,many",
        'h@b.example,"last never closed',
        "i@b.example,Good"
      ].join("\n")
      assert.deepStrictEqual(
        (yield* csv(file)).map(row => ("message" in row ? `${row.line}: ${row.message}` : `${row.line}: ok`)),
        [
          "2: has text behind a closing quote",
          "3: ok",
          "4: has a quote in a field that does not begin with one",
          "5: has text behind a closing quote",
          "6: ok",
          "7: needs 2 values, one for each column, and has 1",
          "8: needs 2 values, one for each column, and has 3",
          "9: opens a quote that is never closed",
          "10: ok"
        ]
      )
    })
  )

  it.effect("gives up a line that is longer than 64 KiB, or a quote that is open for longer, and goes on", () =>
    Effect.gen(function* () {
      const long = "x".repeat(70_000)
      const many = Array.from({ length: 3_000 }, (_, at) => `k${at}@b.example,Good line of some length`).join("\n")
      const rows = yield* csv(`email,lastName\na@b.example,${long}\nb@b.example,Good\nc@b.example,"open\n${many}\n`)
      assert.deepStrictEqual(rows.slice(0, 3), [
        { line: 2, message: "is longer than 64 KiB" },
        { line: 3, email: "b@b.example", lastName: "Good" },
        { line: 4, message: "opens a quote that is never closed" }
      ])
      assert.strictEqual(rows.length, 3 + 3_000)
      assert.strictEqual(rows.at(-1)?.line, 4 + 3_000)
    })
  )

  it.effect("refuses lines that are not UTF-8", () =>
    Effect.gen(function* () {
      const bytes = Uint8Array.from([...encoder.encode("email,lastName\na@b.example,Jos"), 0xe9, 10])
      assert.deepStrictEqual(yield* rowsOf("csv", bytes), [
        { line: 2, message: "is not UTF-8, or was damaged on its way here" }
      ])
    })
  )

  it.effect("is refused for its columns, and people in a missing header are not repeated", () =>
    Effect.gen(function* () {
      const refusal = (file: string) => Effect.map(Effect.flip(csv(file)), ({ errors }) => errors)
      assert.deepStrictEqual(yield* refusal("email,emial,jane@secret.example,email,vehicles.20.year\n"), [
        { parameter: "emial", message: "is not a column that is known here" },
        { parameter: "column 3", message: "is not a column that is known here" },
        { parameter: "email", message: "is there twice" },
        { parameter: "vehicles.20.year", message: "is not a column that is known here" }
      ])
      assert.deepStrictEqual(yield* refusal("Jane,Secret\n"), [
        { parameter: "header", message: "must name the columns of the file; none of its names is known here" }
      ])
      assert.strictEqual((yield* refusal('"email\n')).length, 1)
    })
  )

  it.effect("has vehicles, consent, score, interests and attributes in columns of their own", () =>
    Effect.gen(function* () {
      const [row, bad] = yield* csv(
        [
          "email,vehicles.0.year,vehicles.1.make,consent.enrichment,consent.calls,score,interests,attributes.my campaign",
          "a@b.example,2020,Honda,TRUE,no,7,auto; home|life,spring",
          "a@b.example,new,,maybe,,7.5,boat,"
        ].join("\n")
      )
      assert.deepStrictEqual(row as object, {
        line: 2,
        email: "a@b.example",
        vehicles: [{ year: 2020 }, { make: "Honda" }],
        consent: { enrichment: true, calls: false },
        score: 7,
        interests: ["auto", "home", "life"],
        attributes: { "my campaign": "spring" }
      })
      assert.deepStrictEqual(bad as object, {
        line: 3,
        message:
          "vehicles.0.year: must be a year, 1900-2100; interests.0: must be one of auto, home, life, health, commercial, bundle; score: must be a whole number, 0-100; consent.enrichment: must be true or false"
      })
    })
  )

  it.effect.prop(
    "gives every cell back as a CSV library wrote it, in whatever pieces it arrives",
    [fc.array(fc.tuple(text, text), { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), fc.constantFrom("\n", "\r\n")],
    ([cells, size, newline]) =>
      Effect.gen(function* () {
        const written = [["email", "attributes.a", "attributes.b"], ...cells.map(pair => ["a@b.example", ...pair])]
        const file = encoder.encode(stringify(written, { record_delimiter: newline }))
        const rows = yield* rowsOf("csv", ...pieces(file, size))
        assert.deepStrictEqual(
          rows.map(row => ("attributes" in row ? row.attributes : row)),
          cells.map(([a, b]) => ({ a: a.trim(), b: b.trim() }))
        )
      })
  )
})

describe("an NDJSON file", () => {
  it.effect("is read line by line, and a bad line costs itself alone", () =>
    Effect.gen(function* () {
      const long = `{"email":"a@b.example","lastName":"${"x".repeat(70_000)}"}`
      const file = `\uFEFF{"email":"a@b.example"}\r\n\n{"email":\n[1]\n${long}\n{"firstName":"Jane Secret","nickname":"x"}\n{"phone":"2125550123"}`
      assert.deepStrictEqual(yield* ndjson(file), [
        { line: 1, email: "a@b.example" },
        { line: 3, message: "is not well-formed JSON" },
        { line: 4, message: "must be an object" },
        { line: 5, message: "is longer than 64 KiB" },
        {
          line: 6,
          message:
            "nickname: is not known here; needs at least one of email, phone, lastName with address, company.domain or company.name: else nobody can be looked up"
        },
        { line: 7, phone: "+12125550123" }
      ])
    })
  )

  it.effect("has messages of bounded length, whatever is on a line", () =>
    Effect.gen(function* () {
      const unknown = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${"x".repeat(200)}${at}`, at]))
      const [row] = yield* ndjson(JSON.stringify({ email: "a@b.example", ...unknown }))
      const message = row !== undefined && "message" in row ? row.message : ""
      assert.match(message, /and 20 more$/)
      assert.isBelow(message.length, 1_000)
    })
  )

  it.effect("may arrive in pieces that cut characters in two", () =>
    Effect.gen(function* () {
      const file = encoder.encode('{"email":"a@b.example","lastName":"Łukasz 用户 🚗"}\n'.repeat(3))
      const rows = yield* rowsOf("ndjson", ...pieces(file, 1))
      assert.deepStrictEqual(
        rows.map(row => ("lastName" in row ? row.lastName : row)),
        ["Łukasz 用户 🚗", "Łukasz 用户 🚗", "Łukasz 用户 🚗"]
      )
    })
  )
})

it("an import's content type names the format, and UTF-8 is the only charset", () => {
  const format = (contentType: string) =>
    importFormatOf(contentType).pipe(option => (option._tag === "Some" ? option.value : null))
  assert.deepStrictEqual(
    [
      "text/csv",
      "Text/CSV; charset=UTF-8",
      'text/csv;charset="utf-8";header=present',
      "application/x-ndjson",
      "text/csv; charset=latin1",
      "text/plain",
      "application/json",
      ""
    ].map(format),
    ["csv", "csv", "csv", "ndjson", null, null, null, null]
  )
})
