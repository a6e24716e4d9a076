import type { Evidence, Finding, Signal } from "../checks/Check.ts"
import { type SightedKind, sightedKinds } from "./Fingerprints.ts"
import type { Sightings, SightingsByKind } from "./Sightings.ts"

/** Counts and points: fraud indicators FR-06, FR-07 and FR-08. A network is shared by strangers, so it is weak alone. */
const namesOnOne = 3
const familiesAtOne = 5
const inAnHour = 5
const inADay = 10

const citation = "Federal Reserve, Synthetic identity fraud indicators; fraud indicators FR-06 to FR-08"

const sharedBy = (id: string, what: string): Signal => ({
  id,
  points: 25,
  strength: "hard",
  message: `The same ${what} came with ${namesOnOne} or more different names within 30 days`,
  citation
})

const hurried = (id: string, strength: Signal["strength"], what: string): Signal => ({
  id,
  points: 25,
  strength,
  message: `${inAnHour} or more leads within an hour, or ${inADay} within a day, came from the same ${what}`,
  citation
})

const isHurried = ({ within1Hour, within24Hours }: Sightings) => within1Hour >= inAnHour || within24Hours >= inADay

const judged: Readonly<Record<SightedKind, (seen: Sightings) => ReadonlyArray<Signal>>> = {
  phone: ({ names }) => (names >= namesOnOne ? [sharedBy("FR-06", "phone")] : []),
  email: ({ names }) => (names >= namesOnOne ? [sharedBy("FR-06-EMAIL", "e-mail address")] : []),
  address: ({ families }) =>
    families >= familiesAtOne
      ? [
          {
            id: "FR-07",
            points: 15,
            strength: "weak",
            message: `${familiesAtOne} or more surnames at one address within 90 days`,
            citation
          }
        ]
      : [],
  device: seen => (isHurried(seen) ? [hurried("FR-08", "hard", "device")] : []),
  ip: seen => (isHurried(seen) ? [hurried("FR-08-NETWORK", "weak", "network")] : [])
}

const counted = (kind: SightedKind, seen: Sightings): Evidence => ({
  field: kind,
  says: `leads within 5 min ${seen.within5Minutes}, 1 h ${seen.within1Hour}, 24 h ${seen.within24Hours}, 30 d ${seen.within30Days}; names ${seen.names}, surnames ${seen.families}`
})

export const velocity = (seen: SightingsByKind): Finding => {
  const known = sightedKinds.flatMap(kind => {
    const sightings = seen[kind]
    return sightings === undefined ? [] : [{ kind, sightings }]
  })
  const signals = known.flatMap(({ kind, sightings }) => judged[kind](sightings))
  return {
    name: "velocity",
    category: "behavioral",
    verdict: signals.length > 0 ? "contradicted" : known.length > 0 ? "clear" : "unknown",
    signals,
    evidence: known.map(({ kind, sightings }) => counted(kind, sightings)),
    cannotTell: "Whether those who share a phone, a roof or a network are one household, one office or one hand.",
    settledBy: known.length > 0 ? null : "A phone number, an e-mail address or a postal address.",
    message:
      signals.length > 0
        ? `${signals.map(({ message }) => message).join(". ")}.`
        : known.length > 0
          ? "Seen no more often than a household is."
          : "There is nothing to recognise it by."
  }
}
