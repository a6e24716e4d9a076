import type { EnrichmentQuery } from "../Provider.ts"

const readers = {
  email: query => query.email,
  phone: query => query.phone,
  firstName: query => query.firstName,
  lastName: query => query.lastName,
  dateOfBirth: query => query.dateOfBirth,
  street: query => query.address?.street,
  city: query => query.address?.city,
  state: query => query.address?.state,
  postalCode: query => query.address?.postalCode,
  companyName: query => query.company?.name,
  companyDomain: query => query.company?.domain,
  vin: query => query.vehicles?.find(({ vin }) => vin !== undefined)?.vin
} as const satisfies Record<string, (query: EnrichmentQuery) => string | undefined>

export type Placeholder = keyof typeof readers

export const isPlaceholder = (name: string): name is Placeholder => Object.hasOwn(readers, name)

const placeholder = /\{([^{}]*)\}/g

export const placeholdersIn = (template: string): ReadonlyArray<string> =>
  [...template.matchAll(placeholder)].map(([, name = ""]) => name)

export const valueFor = (query: EnrichmentQuery, name: string): string | undefined =>
  isPlaceholder(name) ? readers[name](query) : undefined

export const fill = (template: string, query: EnrichmentQuery, encode: (value: string) => string): string =>
  template.replace(placeholder, (_whole, name: string) => encode(valueFor(query, name) ?? ""))

/** A value that is all dots would climb out of its place in a path, in whatever encoding. */
export const encodeInUrl = (value: string): string => (/^\.+$/.test(value) ? "" : encodeURIComponent(value))
