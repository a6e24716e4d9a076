import type { Evidence, Finding, Signal } from "../checks/Check.ts"
import { signalOf } from "../checks/Signals.ts"
import { type SightedKind, sightedKinds } from "./Fingerprints.ts"
import type { Sightings, SightingsByKind } from "./Sightings.ts"

/** From how many on: fraud indicators FR-06, FR-07 and FR-08. */
const namesOnOne = 3
const familiesAtOne = 5
const inAnHour = 5
const inADay = 10

const isHurried = ({ within1Hour, within24Hours }: Sightings) => within1Hour >= inAnHour || within24Hours >= inADay

const judged = {
  phone: { signal: signalOf("FR-06"), holds: ({ names }) => names >= namesOnOne },
  email: { signal: signalOf("FR-06-EMAIL"), holds: ({ names }) => names >= namesOnOne },
  address: { signal: signalOf("FR-07"), holds: ({ families }) => families >= familiesAtOne },
  device: { signal: signalOf("FR-08"), holds: isHurried },
  ip: { signal: signalOf("FR-08-NETWORK"), holds: isHurried }
} as const satisfies Readonly<
  Record<SightedKind, { readonly signal: Signal; readonly holds: (seen: Sightings) => boolean }>
>

const counted = (kind: SightedKind, seen: Sightings): Evidence => ({
  field: kind,
  says: `leads within 5 min ${seen.within5Minutes}, 1 h ${seen.within1Hour}, 24 h ${seen.within24Hours}, 30 d ${seen.within30Days}; names ${seen.names}, surnames ${seen.families}`
})

export const velocity = (seen: SightingsByKind): Finding => {
  const known = sightedKinds.flatMap(kind => {
    const sightings = seen[kind]
    return sightings === undefined ? [] : [{ kind, sightings }]
  })
  const signals = known.flatMap(({ kind, sightings }) => (judged[kind].holds(sightings) ? [judged[kind].signal] : []))
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
        ? signals.map(({ message }) => message).join(" ")
        : known.length > 0
          ? "Seen no more often than a household is."
          : "There is nothing to recognise it by."
  }
}
