import type { PersonView } from "../knowledge/PersonView.ts"
import { hashOf } from "../population/Draw.ts"
import { type Level, titleText } from "../population/Jobs.ts"
import type { State } from "../population/Places.ts"

export const uuidOf = (kind: string, index: number): string => {
  const hex = [0, 1, 2, 3].map(part => hashOf("uuid", kind, index, part).toString(16).padStart(8, "0")).join("")
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const seniority: Readonly<Record<Level, string | null>> = {
  owner: "executive",
  c_suite: "executive",
  vp: "executive",
  director: "director",
  manager: "manager",
  senior: null,
  entry: null
}

export const place = (state: State) => ({
  timeZone: state.timeZone,
  utcOffset: state.utcOffset
})

export const clearbitPerson = (view: PersonView, email: string, fuzzy: boolean) => {
  const { city, employer, person, state, title, witness } = view
  const known = <A>(field: string, share: number, value: A) => (witness.has(field, share) ? value : null)
  return {
    id: uuidOf("person", person.index),
    name: {
      fullName: `${person.firstName} ${person.lastName}`,
      givenName: person.firstName,
      familyName: person.lastName
    },
    email,
    location: `${city.name}, ${state.code}, US`,
    ...place(state),
    geo: {
      city: city.name,
      state: state.name,
      stateCode: state.code,
      country: "United States",
      countryCode: "US",
      lat: state.lat,
      lng: state.lng
    },
    bio: null,
    site: null,
    avatar: null,
    employment: {
      domain: employer.domain,
      name: employer.name,
      title: known("title", 0.9, titleText(title, witness.own("title style").chance(0.5) ? "short" : "plain")),
      role: known("role", 0.85, title.department.clearbit),
      subRole: null,
      seniority: seniority[title.level]
    },
    facebook: { handle: null },
    github: { handle: null, id: null, avatar: null, company: null, blog: null, followers: null, following: null },
    twitter: {
      handle: null,
      id: null,
      bio: null,
      followers: null,
      following: null,
      statuses: null,
      favorites: null,
      location: null,
      site: null,
      avatar: null
    },
    linkedin: { handle: known("linkedin", 0.8, `in/${person.firstName}-${person.lastName}-fictitious`.toLowerCase()) },
    googleplus: { handle: null },
    gravatar: { handle: null, urls: null, avatar: null, avatars: [] },
    fuzzy,
    emailProvider: email === person.personalEmail,
    indexedAt: `${witness.observedOn}T00:00:00.000Z`
  }
}
