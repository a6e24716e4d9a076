import { isIP } from "node:net"
import type { KeyedHash } from "../../audit/Chain.ts"
import { domainOf } from "../../leads/Email.ts"
import type { Address, Lead } from "../../leads/Lead.ts"
import { submittedOf } from "../behaviour/Submitted.ts"

export const sightedKinds = ["phone", "email", "address", "device", "ip"] as const
export type SightedKind = (typeof sightedKinds)[number]
export type TrustedKind = SightedKind | "email_domain"

export const plain = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

const expanded = (ip: string): ReadonlyArray<string> => {
  const [head = "", tail = ""] = ip.split("::")
  const before = head === "" ? [] : head.split(":")
  const after = tail === "" ? [] : tail.split(":")
  return [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0"), ...after]
}

/** The network that an address is of, as it is dealt out: /24 of IPv4, /64 of IPv6. */
export const networkOf = (ip: string): string | undefined => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip
  if (isIP(mapped) === 4) return `${mapped.split(".").slice(0, 3).join(".")}.0/24`
  if (isIP(mapped) !== 6) return undefined
  return `${expanded(mapped.split("%")[0] ?? "")
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`
}

const placeOf = ({ city, postalCode, state }: Address) =>
  postalCode?.slice(0, 5) ?? (city === undefined || state === undefined ? undefined : `${city} ${state}`)

const addressKey = (address: Address): string | undefined => {
  const place = placeOf(address)
  return address.street === undefined || place === undefined ? undefined : plain(`${address.street} ${place}`)
}

const valuesOf = (lead: Lead): Readonly<Record<TrustedKind, string | undefined>> => {
  const { deviceId, ip } = submittedOf(lead.attributes)
  return {
    phone: lead.phone,
    email: lead.email,
    email_domain: lead.email === undefined ? undefined : domainOf(lead.email),
    address: lead.address === undefined ? undefined : addressKey(lead.address),
    device: deviceId,
    ip: ip === undefined ? undefined : networkOf(ip)
  }
}

export interface Fingerprint {
  readonly kind: TrustedKind
  readonly hash: Buffer
}

const bytes = 16

export const fingerprint = (hash: KeyedHash, kind: TrustedKind, value: string): Buffer =>
  hash("risk", kind, value).subarray(0, bytes)

/** What can be known again of a lead, and not read. */
export const fingerprintsOf = (hash: KeyedHash, lead: Lead): ReadonlyArray<Fingerprint> =>
  Object.entries(valuesOf(lead)).flatMap(([kind, value]) =>
    value === undefined || !isTrustedKind(kind) ? [] : [{ kind, hash: fingerprint(hash, kind, value) }]
  )

const isTrustedKind = (kind: string): kind is TrustedKind =>
  kind === "email_domain" || sightedKinds.some(known => known === kind)

/** The person's names as one cannot read them: to count how many share a phone. */
export const namesOf = (hash: KeyedHash, { firstName, lastName }: Lead) => {
  const name = (part: string, text: string | undefined) =>
    text === undefined ? null : hash("risk", part, plain(text)).subarray(0, bytes)
  return {
    who: firstName === undefined || lastName === undefined ? null : name("who", `${firstName} ${lastName}`),
    family: name("family", lastName)
  }
}

export const hexed = (fingerprints: ReadonlyArray<Fingerprint>) =>
  JSON.stringify(fingerprints.map(({ hash, kind }) => ({ kind, hash: hash.toString("hex") })))
