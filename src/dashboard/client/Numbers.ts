import { dollars, wholeDollars } from "../../pages/client/Plain.ts"
import type { Interval, Unit } from "./Wire.ts"

/** A number stays in one line with its unit, and an interval in one. */
const [space, hyphen] = ["\u00a0", "\u2011"]

const minus = (text: string): string => text.replace(/^-/, "−")

/** As exact as it is worth: one decimal under ten. */
const rounded = (value: number): string => {
  const text = Math.abs(value) < 9.95 ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value).toLocaleString("en-US")
  return minus(text === "-0" ? "0" : text)
}

const signed = (value: number): string => (value > 0 ? `+${rounded(value)}` : rounded(value))

const fewSeconds = 100

const duration = (seconds: number): string => {
  if (Math.abs(seconds) < fewSeconds) return `${rounded(seconds)}${space}s`
  const whole = Math.round(seconds)
  if (whole < 6_000) return `${Math.floor(whole / 60)}${space}min ${whole % 60}${space}s`
  const minutes = Math.round(whole / 60)
  return `${Math.floor(minutes / 60).toLocaleString("en-US")}${space}h ${minutes % 60}${space}min`
}

const money = (amount: number): string => minus(Math.abs(amount) < 100 ? dollars(amount) : wholeDollars(amount))

/** A number with its unit. */
export const numberText = (value: number, unit: Unit): string => {
  switch (unit) {
    case "percent":
      return `${rounded(value)}${space}%`
    case "percentage points":
      return `${signed(value)}${space}points`
    case "seconds":
      return duration(value)
    case "US dollars":
      return money(value)
    case "count":
      return Math.round(value).toLocaleString("en-US")
    case "stars, 1-5":
      return `${value.toFixed(1)}${space}of 5`
    case "-2 to 2":
      return minus(value > 0 ? `+${value.toFixed(2)}` : value.toFixed(2))
  }
}

const bareText = (value: number, unit: Unit): string => {
  switch (unit) {
    case "percent":
    case "seconds":
      return rounded(value)
    case "percentage points":
      return signed(value)
    case "stars, 1-5":
      return value.toFixed(1)
    default:
      return numberText(value, unit)
  }
}

const endings: Readonly<Partial<Record<Unit, string>>> = {
  percent: " %",
  "percentage points": " points",
  seconds: " s"
}

const spelledOut: ReadonlyArray<Unit> = ["percentage points", "-2 to 2"]

/** An interval, its unit said once: 27-36 %, −0.5 to +3.9 points. */
export const rangeText = ([low, high]: Interval, unit: Unit): string => {
  if (unit === "seconds" && high >= fewSeconds) return `${numberText(low, unit)} to ${numberText(high, unit)}`
  const between = low < 0 || spelledOut.includes(unit) ? `${space}to${space}` : hyphen
  return `${bareText(low, unit)}${between}${bareText(high, unit)}${endings[unit] ?? ""}`
}

export const countText = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`

const smallUnits: Readonly<Partial<Record<Unit, string>>> = { percent: "%", "percentage points": "points" }

/** The number and its unit apart, where the number is set larger. */
export const partsOf = (value: number, unit: Unit): readonly [number: string, unit: string] => {
  const small = smallUnits[unit]
  return small === undefined ? [numberText(value, unit), ""] : [bareText(value, unit), small]
}
