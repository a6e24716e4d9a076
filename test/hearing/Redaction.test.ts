import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { redact } from "../../src/hearing/Redaction.ts"

const words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
const digits = (length: number) =>
  FastCheck.array(FastCheck.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })

const checkDigit = (body: ReadonlyArray<number>): number => {
  const sum = body
    .toReversed()
    .map((digit, at) => (at % 2 === 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit))
    .reduce((a, b) => a + b, 0)
  return (10 - (sum % 10)) % 10
}

const card = FastCheck.integer({ min: 12, max: 18 })
  .chain(digits)
  .map(body => [...body, checkDigit(body)])

/** Each digit as a figure or a word, with something between it and the next one. */
const spoken = (number: FastCheck.Arbitrary<ReadonlyArray<number>>) =>
  number.chain(all =>
    FastCheck.tuple(
      ...all.map(digit =>
        FastCheck.tuple(
          FastCheck.constantFrom(String(digit), words[digit] ?? ""),
          FastCheck.constantFrom(" ", "-", ", ", ". ")
        )
      )
    ).map(parts => parts.map(([figure, mark], at) => (at === parts.length - 1 ? figure : figure + mark)).join(""))
  )

describe("redaction", () => {
  it.prop("no card number survives, however it is said", { number: spoken(card) }, ({ number }) => {
    const stored = redact(`well my card is ${number} thank you`)
    assert.strictEqual(stored, "well my card is [card] thank you")
  })

  it.prop(
    "no social security number survives",
    { number: digits(9), mark: FastCheck.constantFrom("-", " ", ".") },
    given => {
      const all = given.number.join("")
      const written = [all.slice(0, 3), all.slice(3, 5), all.slice(5)].join(given.mark)
      assert.notInclude(redact(`it is ${written}`), written)
      assert.strictEqual(redact(`my social is ${all}`), "my social is [ssn]")
    }
  )

  it.prop(
    "the numbers of an account go wherever the other side asked for them",
    { number: digits(8) },
    ({ number }) => {
      assert.strictEqual(redact(number.join(" "), "what is the account number?"), "[account]")
    }
  )

  it.prop("what has no long number stays as it is", { text: FastCheck.string() }, ({ text }) => {
    const short = text.replace(/\d/g, "")
    assert.strictEqual(redact(short), short)
  })

  it("phone numbers, dates, prices and ZIP codes stay", () => {
    const text = "call 415-555-0123 after 03/04/2026 about $1,200 for 60614-1234"
    assert.strictEqual(redact(text), text)
  })

  it("says which number it was", () => {
    assert.strictEqual(
      redact("routing 021000021, account 000123456789, last four of my social 4523"),
      "routing [routing], account [account], last four of my social [ssn]"
    )
  })

  it("redacts twice as it does once", () => {
    const once = redact("card 4111 1111 1111 1111 and ssn 123-45-6789")
    assert.strictEqual(redact(once), once)
  })
})
