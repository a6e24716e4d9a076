import { Draw } from "../../src/sandbox/population/Draw.ts"
import type { Person } from "../../src/sandbox/population/Model.ts"
import { makePopulation } from "../../src/sandbox/population/Population.ts"

export const kinds = ["honest", "thin", "bot", "farm", "invented", "borrowed", "careful"] as const
export type Kind = (typeof kinds)[number]

/** What a provider would say of the person, if one knows them. */
export interface Claimed {
  readonly fullName: string
  readonly dateOfBirth: string
  readonly emails: ReadonlyArray<string>
  readonly phones: ReadonlyArray<string>
  readonly address: object
}

export interface Arrival {
  readonly kind: Kind
  readonly lead: object
  readonly records: ReadonlyArray<Claimed>
}

const minute = 60_000
const month = 30 * 24 * 60 * minute
const perDevice = 8

/** A number that can be dialled, another for each one asked for. */
const dialable = (at: number, area = 614) => `+1${area}2${200_000 + (at % 799_999)}`

const mailboxAt = ({ firstName, lastName, index }: Person, domain: string) =>
  `${firstName}.${lastName}${index}@${domain}`.toLowerCase().replaceAll(/[^a-z0-9.@-]/g, "")

const addressOf = ({ household: { city, state, street, zip } }: Person) => ({
  street,
  city: city.name,
  state: state.code,
  postalCode: zip
})

const contactOf = (person: Person, draw: Draw) => ({
  email: mailboxAt(person, draw.pick(["gmail.com", "outlook.com", "icloud.com", "acme-insured.com"])),
  phone: dialable(person.household.index * 7 + (draw.chance(0.1) ? 0 : person.index * 31))
})

/** What many honest people have in common with those who are not. */
const nuisances = (draw: Draw) => ({
  formSeconds: draw.chance(0.2) ? draw.between(6, 12) : draw.lognormal(60, 0.5),
  honeypot: "",
  ...(draw.chance(0.15) ? { phoneLineType: "voip" } : {}),
  ip: draw.chance(0.1) ? `203.0.113.${draw.int(1, 200)}` : `10.${draw.int(0, 255)}.${draw.int(0, 255)}.9`
})

const recordOf = (person: Person, contact: { email: string; phone: string }, draw: Draw): Claimed => ({
  fullName: `${person.firstName} ${person.lastName}`,
  dateOfBirth: draw.chance(0.01) ? person.birthDate.replace(/\d\d$/, "11") : person.birthDate,
  emails: [contact.email],
  phones: [contact.phone],
  address: draw.chance(0.1) ? { ...addressOf(person), street: `${draw.int(1, 900)} Old Mill Rd` } : addressOf(person)
})

const honest = (person: Person, thin: boolean, draw: Draw, submittedAt: string): Arrival => {
  const contact = contactOf(person, draw)
  const { birthDate: dateOfBirth, firstName, lastName } = person
  const address = addressOf(person)
  const [place] = address.postalCode
  const slipped = draw.chance(0.01)
    ? { ...address, postalCode: `${(Number(place) + 5) % 10}${address.postalCode.slice(1)}` }
    : address
  const attributes = { ...nuisances(draw), deviceId: `home ${person.household.index}`, submittedAt }
  return thin
    ? {
        kind: "thin",
        lead: { ...draw.pick([{ email: contact.email }, { phone: contact.phone }, contact]), firstName, attributes },
        records: []
      }
    : {
        kind: "honest",
        lead: { ...contact, firstName, lastName, dateOfBirth, address: slipped, attributes },
        records: draw.chance(0.8) ? [recordOf(person, contact, draw), recordOf(person, contact, draw)] : []
      }
}

/** One who pretends to be `person`, another made of parts of `other`. */
const pretence: Readonly<
  Record<
    Exclude<Kind, "honest" | "thin">,
    (at: number, person: Person, other: Person, draw: Draw) => Omit<Arrival, "kind">
  >
> = {
  bot: (at, person, _, draw) => ({
    lead: {
      email: mailboxAt(person, "gmail.com"),
      phone: dialable(at * 13 + 5),
      firstName: person.firstName,
      lastName: person.lastName,
      address: addressOf(person),
      attributes: {
        formSeconds: draw.between(0.2, 2.5),
        ...(draw.chance(0.5) ? { honeypot: "x" } : {}),
        deviceId: `bot ${Math.floor(at / perDevice)}`
      }
    },
    records: []
  }),
  farm: (at, person, other, draw) => ({
    lead: {
      email: mailboxAt(person, draw.chance(0.5) ? "mailinator.com" : "gmail.com"),
      phone: dialable(900_000 + Math.floor(at / perDevice)),
      firstName: person.firstName,
      lastName: other.lastName,
      address: addressOf(person),
      attributes: { formSeconds: draw.lognormal(60, 0.5), honeypot: "", deviceId: `farm ${Math.floor(at / perDevice)}` }
    },
    records: []
  }),
  invented: (at, person, _, draw) => ({
    lead: {
      email: `x${at}@mailinator.com`,
      phone: draw.chance(0.7) ? `+16145550${100 + (at % 100)}` : dialable(at * 17 + 9),
      ...draw.pick([
        { firstName: "Test", lastName: "Test" },
        { firstName: "Asdf", lastName: "Qwerty" },
        { firstName: person.firstName, lastName: person.lastName }
      ]),
      address: { ...addressOf(person), postalCode: "00501" }
    },
    records: []
  }),
  borrowed: (_, person, other, draw) => {
    const contact = contactOf(person, draw)
    const { birthDate: dateOfBirth, firstName, lastName } = other
    return {
      lead: { ...contact, firstName, lastName, dateOfBirth, address: addressOf(other), attributes: nuisances(draw) },
      records: [recordOf(person, contact, draw), recordOf(person, contact, draw)]
    }
  },
  careful: (at, person, other, draw) => ({
    lead: {
      email: mailboxAt(person, "gmail.com"),
      phone: dialable(at * 19 + 3),
      firstName: person.firstName,
      lastName: other.lastName,
      dateOfBirth: other.birthDate,
      address: addressOf(person),
      attributes: nuisances(draw)
    },
    records: []
  })
}

/** Honest people, some of whom next to nothing is known, and among them those who are not, kind by kind. */
export const arrivals = (people: number, fraudShare: number, seed: number, now: number): ReadonlyArray<Arrival> => {
  const draw = new Draw(seed, "fraud")
  const { people: everybody } = makePopulation(seed, people)
  const falseKinds = kinds.filter(kind => kind !== "honest" && kind !== "thin")
  const nextOf = new Map<Kind, number>()
  return everybody.map((person, index) => {
    const at = now - draw.int(1, month)
    if (!draw.chance(fraudShare)) return honest(person, draw.chance(0.4), draw, new Date(at).toISOString())
    const kind = draw.pick(falseKinds)
    const number = nextOf.get(kind) ?? 0
    nextOf.set(kind, number + 1)
    const made = pretence[kind](number, person, everybody[(index * 7 + 11) % people] ?? person, draw)
    const attributes = "attributes" in made.lead && typeof made.lead.attributes === "object" ? made.lead.attributes : {}
    const hour = now - (1 + Math.floor(number / perDevice)) * 60 * minute
    const submittedAt = new Date(hour + (number % perDevice) * 4 * minute).toISOString()
    return { kind, ...made, lead: { ...made.lead, attributes: { ...attributes, submittedAt } } }
  })
}
