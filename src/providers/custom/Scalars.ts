import { DateTime } from "effect"
import { arithmeticMiddle, geometricMiddle, parseAmount, type Span } from "../normalise/Amount.ts"
import { instant } from "../normalise/Instant.ts"
import { plainText } from "../normalise/PlainText.ts"
import { isForeignCurrency } from "../normalise/Revenue.ts"

/** One value out of what an expression selected; undefined when it cannot be read as such. */
export type Scalar<A> = (raw: unknown) => A | undefined

const single = (raw: unknown): unknown => (Array.isArray(raw) ? raw.find(value => value !== null) : raw)

export const words: Scalar<string> = raw => {
  const value = single(raw)
  if (typeof value === "string") return plainText(value)
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined
}

/** Without the dust of binary fractions: 0.07 * 100 is 7. */
const exact = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(12)) : undefined)

const readAs =
  (middle: (span: Span) => number): Scalar<number> =>
  raw => {
    const value = single(raw)
    if (typeof value === "number") return exact(value)
    const span = typeof value === "string" && !isForeignCurrency(value) ? parseAmount(value) : undefined
    return span && exact(middle(span))
  }

/** "$85,000", "85k", "35-44" at its middle. */
export const quantity = readAs(arithmeticMiddle)

/** As `quantity`, for sizes that span orders of magnitude: "10k-50k" at its geometric middle. */
export const magnitude = readAs(geometricMiddle)

const rounded =
  (read: Scalar<number>): Scalar<number> =>
  raw => {
    const value = read(raw)
    return value === undefined ? undefined : Math.round(value)
  }

export const wholeQuantity = rounded(quantity)
export const wholeMagnitude = rounded(magnitude)

/** 0-1; "45%" and numbers beyond 1 are taken for percent. */
export const share: Scalar<number> = raw => {
  const value = quantity(raw)
  if (value === undefined) return undefined
  return value > 1 || (typeof raw === "string" && raw.trim().endsWith("%")) ? exact(value / 100) : value
}

const firstMillisecondsEpoch = 1e11
const firstEpoch = 1e8

/** ISO 8601, or seconds or milliseconds of the epoch; as ISO text. */
export const time: Scalar<string> = raw => {
  const value = single(raw)
  if (typeof value === "number" && value >= firstEpoch && value < 1e14)
    return new Date(value < firstMillisecondsEpoch ? value * 1000 : value).toISOString()
  const written = typeof value === "string" ? instant(value) : undefined
  return written && DateTime.formatIso(written)
}

/** YYYY-MM-DD of a date, a time, or a US date such as 7/4/2024. */
export const day: Scalar<string> = raw => {
  const text = words(raw) ?? ""
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (us !== null) return `${us[3]}-${us[1]?.padStart(2, "0")}-${us[2]?.padStart(2, "0")}`
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
}

export const worded =
  (normalise: (value: string) => string | undefined): Scalar<string> =>
  raw => {
    const value = words(raw)
    return value === undefined ? undefined : normalise(value)
  }
