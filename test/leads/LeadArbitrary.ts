import { FastCheck as fc } from "effect"
import { usStates } from "../../src/leads/UsState.ts"

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/)
const padded = (text: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom("", " ", "  ", "\t"), text, fc.constantFrom("", " ", "\n")).map(parts => parts.join(""))
const cased = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.boolean()).map(([value, upper]) => (upper ? value.toUpperCase() : value))
const optional = <A extends Record<string, fc.Arbitrary<unknown>>>(members: A) =>
  fc.record(members, { requiredKeys: [] })

/** Numbers of the plan's fictional 555-01xx range, in ways that people write them. */
export const phone = padded(
  fc
    .tuple(
      fc.constantFrom("212", "512", "303"),
      digits(2),
      fc.constantFrom("($1) 555-01$2", "$1.555.01$2", "+1 $1 555 01$2", "1-$1-555-01$2", "$155501$2 ext. 7")
    )
    .map(([area, last, shape]) => shape.replace("$1", area).replace("$2", last))
)
export const email = padded(
  cased(fc.tuple(word, word, fc.constantFrom("com", "co.uk", "example", "org")).map(([a, b, c]) => `${a}@${b}.${c}`))
)
export const state = padded(cased(fc.constantFrom(...Object.keys(usStates), ...Object.values(usStates))))
export const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .filter(value => /^[^\p{Cc}\p{Cs}\ufffd]*[^\p{Cc}\p{Cs}\s\ufffd][^\p{Cc}\p{Cs}\ufffd]*$/u.test(value))
const birthDate = fc
  .date({ min: new Date("1930-01-01"), max: new Date("2020-12-31"), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

/** What score and rates must not look at. */
export const protectedMembers = optional({ firstName: text, lastName: text, dateOfBirth: birthDate, jobTitle: text })

export const scoredMembers = fc
  .record(
    {
      email,
      phone,
      company: optional({
        name: text,
        domain: fc.tuple(word, word).map(([a, b]) => `https://www.${a}.${b}.example/x`)
      }),
      address: optional({ street: text, city: text, state, postalCode: fc.oneof(digits(5), digits(9)) }),
      vehicles: fc.array(
        optional({
          year: fc.integer({ min: 1900, max: 2100 }),
          make: text,
          model: text,
          vin: cased(fc.stringMatching(/^[a-hj-npr-z0-9]{17}$/))
        }),
        { maxLength: 3 }
      ),
      interests: fc.array(fc.constantFrom("auto", "home", "life", "health", "commercial", "bundle"), { maxLength: 6 }),
      source: fc.oneof(text, fc.constantFrom("referral", "Live Transfer", "shared_web", "aged", "inboundCall")),
      consent: optional({ enrichment: fc.boolean(), calls: fc.boolean(), marketing: fc.boolean() })
    },
    { requiredKeys: ["email"] }
  )
  .map(lead => ({ ...lead }))

/** As JSON can write it: it has no minus zero. */
const json = fc.jsonValue({ maxDepth: 3 }).map((value): fc.JsonValue => JSON.parse(JSON.stringify(value)))
export const attributes = fc.dictionary(text, json, { maxKeys: 8 })

export const writtenLead = fc
  .tuple(
    scoredMembers,
    protectedMembers,
    optional({
      leadId: fc.stringMatching(/^[A-Za-z0-9._:-]{1,40}$/),
      score: fc.integer({ min: 0, max: 100 }),
      attributes
    })
  )
  .map(([scored, kept, rest]) => ({ ...scored, ...kept, ...rest }))
