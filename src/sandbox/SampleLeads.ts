import { stringify } from "csv-stringify/sync"
import { isKnown } from "./knowledge/Known.ts"
import { Draw } from "./population/Draw.ts"
import { titleText } from "./population/Jobs.ts"
import { legalName } from "./population/LegalName.ts"
import { currentJob, type Person } from "./population/Model.ts"
import { nicknames } from "./population/Names.ts"
import { makePopulation, type Population } from "./population/Population.ts"

const columns = [
  "leadId",
  "email",
  "phone",
  "firstName",
  "lastName",
  "dateOfBirth",
  "jobTitle",
  "company.name",
  "company.domain",
  "address.street",
  "address.city",
  "address.state",
  "address.postalCode",
  "interests",
  "source",
  "score",
  "consent.enrichment"
] as const
export type SampleRow = Partial<Record<(typeof columns)[number], string>>

const phoneAs = (draw: Draw, e164: string): string => {
  const [area, exchange, line] = [e164.slice(2, 5), e164.slice(5, 8), e164.slice(8)]
  return draw.pick([
    e164,
    `(${area}) ${exchange}-${line}`,
    `${area}-${exchange}-${line}`,
    `${area}.${exchange}.${line}`,
    `1 ${area} ${exchange} ${line}`,
    `${area}${exchange}${line}`
  ])
}

/** Two neighbouring letters in the wrong order, as fingers do. */
const mistyped = (draw: Draw, text: string): string => {
  const at = draw.int(1, Math.max(1, text.length - 3))
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
}

const home = ({ household }: Person, draw: Draw): SampleRow => ({
  "address.street": household.street,
  "address.city": draw.chance(0.1) ? household.city.name.toUpperCase() : household.city.name,
  "address.state": draw.chance(0.15) ? household.state.name : household.state.code,
  "address.postalCode": household.zip
})

const work = (person: Person, draw: Draw): SampleRow => {
  const job = currentJob(person)
  if (job === undefined) return {}
  const { company, title } = job
  return {
    jobTitle: titleText(title, draw.pick(["plain", "long", "short"] as const)),
    "company.name": draw.chance(0.5) ? company.name : legalName(company.name, company.suffix, draw.int(0, 3)),
    ...(draw.chance(0.5) && { "company.domain": company.domain })
  }
}

const topics = ["auto", "home", "life", "health", "commercial", "bundle"] as const
const sources = ["web form", "partner", "referral", "trade show", "aged list"] as const

const about = (draw: Draw): SampleRow => ({
  interests: [...new Set(Array.from({ length: draw.int(0, 2) }, () => draw.pick(topics)))].join(";"),
  source: draw.pick(sources),
  score: draw.chance(0.3) ? String(draw.int(5, 98)) : "",
  "consent.enrichment": draw.chance(0.8) ? "true" : ""
})

const name = ({ firstName, lastName }: Person): SampleRow => ({ firstName, lastName })

const rowOf = (person: Person, draw: Draw): SampleRow => {
  const job = currentJob(person)
  const business = job !== undefined && draw.chance(0.6)
  const base = {
    email: business ? job.email : person.personalEmail,
    ...(draw.chance(0.8) && { phone: phoneAs(draw, person.phone) }),
    ...name(person),
    ...(draw.chance(0.35) && { dateOfBirth: person.birthDate }),
    ...(draw.chance(business ? 0.9 : 0.3) && work(person, draw)),
    ...(draw.chance(0.7) && home(person, draw)),
    ...about(draw)
  }
  const slip = draw.next()
  if (slip < 0.04) return { ...base, lastName: mistyped(draw, person.lastName) }
  if (slip < 0.08) return { ...base, email: base.email.replace(/^[^@]+/, local => mistyped(draw, local)) }
  if (slip < 0.12) return { ...base, email: base.email.toUpperCase() }
  if (slip < 0.15)
    return { ...base, firstName: ` ${person.firstName.toLowerCase()}`, lastName: person.lastName.toUpperCase() }
  return base
}

const unusable: ReadonlyArray<SampleRow> = [
  { firstName: "Nadia", lastName: "Thackeray", "address.city": "Boise", "address.state": "ID", source: "aged list" },
  { source: "trade show", interests: "auto" },
  { email: "not-an-address", firstName: "Omar", lastName: "Wexler", source: "web form" },
  { email: "born.tomorrow@example.com", firstName: "Ingrid", lastName: "Sorensen", dateOfBirth: "2061-03-09" },
  { email: "nowhere@example.org", firstName: "Tomas", lastName: "Novak", "address.state": "ZQ", source: "partner" },
  { phone: "555-01", firstName: "Leila", lastName: "Haddad", source: "aged list" }
]

const again = (row: SampleRow, person: Person, draw: Draw, place: number): SampleRow =>
  place % 2 === 0
    ? { ...row, ...about(draw), phone: phoneAs(draw, person.phone) }
    : {
        email: person.personalEmail,
        phone: phoneAs(draw, person.phone),
        firstName: nicknames.get(person.firstName) ?? person.firstName.charAt(0),
        lastName: mistyped(draw, person.lastName),
        ...home(person, draw),
        ...about(draw)
      }

/** 200 leads as they come in: most usable, some thin, double, mistyped, without consent, or of no use at all. */
export const sampleLeads = (population: Population): ReadonlyArray<SampleRow> => {
  const draw = new Draw(population.seed, "sample leads")
  const known = population.people.filter(person => isKnown(population, person))
  const unknown = population.people.filter(person => !isKnown(population, person))
  const step = Math.floor(known.length / 172)
  const regular = Array.from({ length: 167 }, (_, i) => known[i * step + draw.int(0, step - 1)] ?? draw.pick(known))
  const rows = regular.map((person): SampleRow => rowOf(person, draw))
  const doubles = regular.slice(20, 28).map((person, i) => again(rows[20 + i] ?? {}, person, draw, i))
  const strangers = Array.from({ length: 6 }, (_, i) => unknown[i * 7]).flatMap(person =>
    person === undefined ? [] : [rowOf(person, draw)]
  )
  const thin = Array.from({ length: 13 }, (_, i): SampleRow => {
    const person = draw.pick(known)
    const work = currentJob(person)?.email ?? person.personalEmail
    return i < 8 ? { email: draw.chance(0.5) ? work : person.personalEmail } : { phone: phoneAs(draw, person.phone) }
  })
  for (const place of [11, 87, 140]) rows[place] = { ...rows[place], "consent.enrichment": "false" }
  const extra = [...doubles, ...strangers, ...thin, ...unusable]
  for (const [i, row] of extra.entries()) rows.splice(34 + Math.floor((i * 163) / extra.length), 0, row)
  return rows.map((row, i) => ({ leadId: `s-${String(i + 1).padStart(4, "0")}`, ...row }))
}

export const sampleCsv = (population: Population): string =>
  stringify([...sampleLeads(population)], { header: true, columns: [...columns] })

if (import.meta.main) process.stdout.write(sampleCsv(makePopulation(42, 4000)))
