import { assert, describe, it } from "@effect/vitest"
import { Cause, FastCheck as fc } from "effect"
import { redactText, redactValue } from "../../../src/platform/Redaction.ts"

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const area = fc.stringMatching(/^[2-9][0-9]{2}$/)
const usNumber = fc.tuple(area, area, digits(4))

const personal = fc.oneof(
  fc
    .tuple(fc.stringMatching(/^[a-z][a-z0-9._+-]{0,20}$/), fc.stringMatching(/^[a-z0-9-]{1,20}\.(com|co\.uk|io)$/))
    .map(([local, domain]) => `${local}@${domain}`),
  usNumber.map(([a, b, c]) => `(${a}) ${b}-${c}`),
  usNumber.map(([a, b, c]) => `${a}-${b}-${c}`),
  usNumber.map(([a, b, c]) => `+1 ${a} ${b} ${c}`),
  usNumber.map(([a, b, c]) => `+1${a}${b}${c}`),
  usNumber.map(parts => parts.join("")),
  fc.stringMatching(/^\+4[0-9]{10}$/),
  fc.tuple(digits(3), digits(2), digits(4)).map(parts => parts.join("-")),
  fc.stringMatching(/^cw_[A-Za-z0-9_-]{43}$/)
)

const leading = fc.constantFrom("", " ", "'", '"', "(", ": ", "=", "?q=", "lead ", "\n", ", ", "<", "/")
const trailing = fc.constantFrom("", " ", "'", '"', ")", ": ", "&q=", " lead", "\n", ", ", ">", "/", ". Then", ".")

describe("redaction", () => {
  it("takes out every address, number and key, whatever stands around it", () => {
    fc.assert(
      fc.property(leading, personal, trailing, (left, secret, right) => {
        const text = redactText(`${left}${secret}${right}`)
        assert.notInclude(text, secret)
        assert.include(text, "[redacted]")
      }),
      { numRuns: 3_000 }
    )
  })

  it("takes out percent-encoded ones too", () => {
    assert.strictEqual(redactText("q=jane%40mail.example&p=%2B15125550142"), "q=[redacted]&p=[redacted]")
  })

  it("leaves ids, instants, traces, versions and amounts alone", () => {
    const harmless = fc.oneof(
      fc.uuid(),
      fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }).map(date => date.toISOString()),
      fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }).map(millis => `${millis}`),
      fc.stringMatching(/^[0-9a-f]{32}$/),
      fc.constantFrom("v1.2.3", "127.0.0.1:54321", "GET /api/leads/:leadId", "select $1, $2", "$1,250.00", "HTTP 429")
    )
    fc.assert(
      fc.property(harmless, text => assert.strictEqual(redactText(`id ${text} done`), `id ${text} done`)),
      { numRuns: 3_000 }
    )
  })

  it("stays quick on long text made to be slow", () => {
    for (const piece of ["a", "1", "(", "+1-", "a@", "a.", "cw_", "555-"]) {
      const text = piece.repeat(50_000 / piece.length)
      assert.isAtMost(redactText(text).length, text.length + 10)
    }
  })

  it("empties a person's fields at any depth and never says an error's message", () => {
    const logged = JSON.stringify(
      redactValue({
        leadId: "l1",
        lead: { firstName: "Zebulon", last_name: "Quirk", contacts: [{ email_address: "none" }] },
        error: new Error("Zebulon"),
        cause: Cause.fail(new Error("Zebulon")),
        bytes: new TextEncoder().encode("Zebulon")
      })
    )
    assert.include(logged, "l1")
    assert.notMatch(logged, /Zebulon|Quirk|none/)
  })

  it("ends on a value that holds itself", () => {
    const loop: Record<string, unknown> = {}
    loop.self = loop
    assert.include(JSON.stringify(redactValue(loop)), "[deep]")
  })
})
