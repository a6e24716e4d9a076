import type { Inquiry } from "./DnbMatch.ts"

export const inquiryOf = (query: URLSearchParams): Inquiry => {
  const get = (name: string) => query.get(name)?.trim() || undefined
  return {
    duns: get("duns"),
    name: get("name"),
    street: get("streetAddressLine1"),
    city: get("addressLocality"),
    region: get("addressRegion"),
    postalCode: get("postalCode"),
    phone: get("telephoneNumber"),
    domain: get("url") ?? get("email")?.split("@")[1]
  }
}

export const echo = (query: URLSearchParams) => {
  const address: Record<string, string> = {}
  const detail: Record<string, unknown> = {}
  for (const [name, value] of query) {
    if (/^(address|postal|street|country)/.test(name)) address[name] = value
    else detail[name] = value
  }
  return Object.keys(address).length === 0 ? detail : { ...detail, address }
}

export const wholeNumber = (
  query: URLSearchParams,
  name: string,
  from: number,
  to: number,
  otherwise: number
): number | undefined => {
  const given = query.get(name)
  const n = given === null ? otherwise : Number(given)
  return Number.isInteger(n) && n >= from && n <= to ? n : undefined
}
