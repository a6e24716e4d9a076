import type { Lead } from "../../leads/Lead.ts"
import { usStates } from "../../leads/UsState.ts"
import { statesOfZip } from "../../rules/tables/Zip.ts"
import { areaOf, type Zones, zonesOfState, zonesOfZip } from "./TimeZones.ts"

/** Where a person is, as far as can be told: the state whose law holds, and the zones whose clocks may be theirs. */
export interface Whereabouts {
  readonly state: string | undefined
  /** The likeliest first; none when nothing tells. */
  readonly zones: Zones
}

type Known = Pick<Lead, "address" | "phone">

const inUs = (address: Lead["address"]) => (address?.country ?? "US") === "US"

const onlyOne = (states: ReadonlyArray<string> | undefined) => (states?.length === 1 ? states[0] : undefined)

const stateOf = ({ address, phone }: Known): string | undefined => {
  if (!inUs(address)) return undefined
  const { state, postalCode } = address ?? {}
  if (state !== undefined && state in usStates) return state
  return (
    (postalCode === undefined ? undefined : onlyOne(statesOfZip(postalCode))) ??
    (phone === undefined ? undefined : areaOf(phone)?.state)
  )
}

const zonesOfAddress = (address: Lead["address"]): Zones => {
  if (!inUs(address)) return []
  const { state, postalCode } = address ?? {}
  const ofZip = postalCode === undefined ? undefined : zonesOfZip(postalCode)
  const ofState = state === undefined ? undefined : zonesOfState(state)
  if (ofZip === undefined || ofState === undefined) return ofZip ?? ofState ?? []
  return ofZip.some(zone => ofState.includes(zone)) ? ofZip : [...new Set([...ofZip, ...ofState])]
}

/** An area code that agrees with the address adds nothing; one that does not adds the places that it speaks of. */
export const whereaboutsOf = (lead: Known): Whereabouts => {
  const home = zonesOfAddress(lead.address)
  const area = (lead.phone === undefined ? undefined : areaOf(lead.phone)?.zones) ?? []
  const agree = home.some(zone => area.includes(zone))
  return { state: stateOf(lead), zones: agree ? home : [...home, ...area] }
}
