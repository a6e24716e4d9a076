import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { isKnown } from "../../src/sandbox/knowledge/Known.ts"
import { makePopulation } from "../../src/sandbox/population/Population.ts"
import { sampleCsv, sampleLeads } from "../../src/sandbox/SampleLeads.ts"

const population = makePopulation(42, 4000)
const rows = sampleLeads(population)
const file = new URL("../../scripts/samples/leads.csv", import.meta.url)

describe("the sample leads", () => {
  it("are the committed file, drawn from the default population", () => {
    assert.strictEqual(sampleCsv(population), readFileSync(file, "utf8"))
  })

  it("are 200, each with an id of its own", () => {
    assert.strictEqual(rows.length, 200)
    assert.strictEqual(new Set(rows.map(row => row.leadId)).size, 200)
  })

  it("hold the mess of real lists", () => {
    const count = (test: (row: (typeof rows)[number]) => boolean) => rows.filter(test).length
    const mails = rows.flatMap(({ email }) => (email ? [email.toLowerCase()] : []))
    assert.isAtLeast(mails.length - new Set(mails).size, 4)
    assert.strictEqual(
      count(row => row["consent.enrichment"] === "false"),
      3
    )
    assert.isAtLeast(
      count(row => !row.email && !row.phone),
      2
    )
    assert.isAtLeast(
      count(row => row.email !== undefined && row.lastName === undefined),
      8
    )
    assert.isAtLeast(
      count(row => !row.email && row.phone !== undefined && row.lastName === undefined),
      5
    )
    assert.isTrue(rows.some(row => row["address.state"] === "ZQ"))
    assert.isTrue(rows.some(row => row.dateOfBirth === "2061-03-09"))
    const formats = new Set(rows.flatMap(({ phone }) => (phone ? [phone.replace(/\d/g, "9")] : [])))
    assert.isAtLeast(formats.size, 6)
  })

  it("hold some people whom no vendor knows", () => {
    const byMail = new Map(
      population.people.flatMap(person => [
        [person.personalEmail, person] as const,
        ...person.jobs.map(job => [job.email, person] as const)
      ])
    )
    const strangers = rows.filter(({ email = "" }) => {
      const person = byMail.get(email.toLowerCase())
      return person !== undefined && !isKnown(population, person)
    })
    assert.isAtLeast(strangers.length, 5)
  })
})
