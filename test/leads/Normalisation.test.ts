import { assert, describe, it } from "@effect/vitest"
import { Either, FastCheck as fc } from "effect"
import { normaliseCompanyDomain } from "../../src/leads/CompanyDomain.ts"
import { normaliseCountry } from "../../src/leads/Country.ts"
import { normaliseEmail } from "../../src/leads/Email.ts"
import type { Normalise } from "../../src/leads/Normalised.ts"
import { normalisePhone } from "../../src/leads/Phone.ts"
import { normaliseZip } from "../../src/leads/PostalCode.ts"
import { normaliseUsState, usStates } from "../../src/leads/UsState.ts"
import { normaliseVin } from "../../src/leads/Vin.ts"
import { email, phone, state } from "./LeadArbitrary.ts"

interface Cases {
  readonly normalise: Normalise
  readonly accepted: Readonly<Record<string, string>>
  readonly refused: ReadonlyArray<string>
  readonly likely: fc.Arbitrary<string>
}

const kinds: Readonly<Record<string, Cases>> = {
  phone: {
    normalise: normalisePhone,
    accepted: {
      "(212) 555-0123": "+12125550123",
      "1-212-555-0123": "+12125550123",
      "212.555.0123 ext. 44": "+12125550123",
      "+44 20 7946 0958": "+442079460958"
    },
    refused: [
      "",
      "555-0123",
      "call me",
      "call 212 555 0123 now",
      "+1 999",
      "000-000-0000",
      "2125550123x",
      "++12125550123"
    ],
    likely: phone
  },
  email: {
    normalise: normaliseEmail,
    accepted: {
      " Jane.DOE+auto@Example.COM ": "jane.doe+auto@example.com",
      "用户@例子.公司": "用户@例子.公司",
      "MÜLLER@example.de": "müller@example.de",
      "o'neil@sub.acme.example": "o'neil@sub.acme.example"
    },
    refused: [
      "",
      "jane",
      "jane@",
      "@acme.com",
      "jane@acme",
      "jane doe@acme.com",
      "a@b.com, c@d.com",
      "Jane <jane@acme.com>",
      "jane@acme..com",
      "jane.@acme.com",
      "jane@-acme.com",
      "jane@acme.com\u0000"
    ],
    likely: email
  },
  state: {
    normalise: normaliseUsState,
    accepted: {
      tx: "TX",
      " New  York ": "NY",
      "washington, d.c.": "DC",
      "District of Columbia": "DC",
      "us virgin islands": "VI",
      "PUERTO RICO": "PR"
    },
    refused: ["", "Atlantis", "ZZ", "Ontario", "T", "5"],
    likely: state
  },
  zip: {
    normalise: normaliseZip,
    accepted: { "78701": "78701", " 02138-1234 ": "02138-1234", "021381234": "02138-1234", "02138 1234": "02138-1234" },
    refused: ["", "2138", "7870", "787011", "78701-12", "K1A 0B1", "ABCDE"],
    likely: fc.stringMatching(/^\d{5}([- ]?\d{4})?$/)
  },
  domain: {
    normalise: normaliseCompanyDomain,
    accepted: {
      "Acme.COM": "acme.com",
      "https://www.acme.co.uk:8443/about?x#y": "acme.co.uk",
      "www.acme.example": "acme.example",
      "shop.acme.example.": "shop.acme.example",
      "www.com": "www.com",
      "münchen.de": "münchen.de"
    },
    refused: ["", "acme", "co.uk", "192.168.1.1", "http://[::1]/", "acme corp", "-acme.com", "a_b.com", "localhost"],
    likely: fc.webUrl()
  },
  country: {
    normalise: normaliseCountry,
    accepted: { us: "US", "U.S.A.": "US", "United States of America": "US", ca: "CA" },
    refused: ["", "Neverland", "XX", "U"],
    likely: fc.constantFrom("us", "USA", "ca", "Mx", "de")
  },
  vin: {
    normalise: normaliseVin,
    accepted: { "1hgcm82633a004352": "1HGCM82633A004352", "1HG CM826-33A004352": "1HGCM82633A004352" },
    refused: [
      "",
      "1HGCM82633A00435",
      "1HGCM82633A0043522",
      "IHGCM82633A004352",
      "OHGCM82633A004352",
      "1HGCM82633A00435Ä"
    ],
    likely: fc.stringMatching(/^[a-hj-npr-z0-9]{17}$/)
  }
}

/** A word that no refusal would use of its own accord. */
const marker = "Zq7xV"

for (const [kind, { normalise, accepted, refused, likely }] of Object.entries(kinds)) {
  describe(kind, () => {
    it("is brought into its normal form however it was written", () => {
      for (const [given, normal] of Object.entries(accepted))
        assert.deepStrictEqual(normalise(given), Either.right(normal), given)
    })

    it("is refused in words that say what is expected", () => {
      for (const given of refused) {
        const result = normalise(given)
        assert.isTrue(Either.isLeft(result), `accepted: ${given}`)
        if (Either.isLeft(result)) assert.match(result.left, /^must /)
      }
    })

    it.prop(
      "has a normal form that is its own, and a refusal that repeats nothing",
      [
        fc.oneof(
          likely,
          fc.string(),
          fc.string().map(text => `${marker}${text}`)
        )
      ],
      ([given]) => {
        const once = normalise(given)
        if (Either.isRight(once)) assert.deepStrictEqual(normalise(once.right), once)
        else assert.notInclude(once.left, marker)
      }
    )

    it.prop("is understood when people write it the usual ways", [likely], ([given]) => {
      if (kind !== "domain") assert.isTrue(Either.isRight(normalise(given)), given)
    })
  })
}

it("there are 56 states and territories, each known by code and by name", () => {
  assert.strictEqual(Object.keys(usStates).length, 56)
  for (const [code, name] of Object.entries(usStates))
    assert.deepStrictEqual([normaliseUsState(code), normaliseUsState(name)], [Either.right(code), Either.right(code)])
})
