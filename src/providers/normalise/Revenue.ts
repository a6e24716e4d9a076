import { geometricMiddle, parseAmount } from "./Amount.ts"

const otherCurrency =
  /[€£¥₹₩]|\b(?!USD\b)(EUR|GBP|JPY|CNY|CAD|AUD|CHF|INR|SEK|NOK|DKK|MXN|BRL|NZD)\b|\b(?!US)[A-Z]{1,2}\$/i

export const isForeignCurrency = (shown: string): boolean => otherCurrency.test(shown)

const whole = (value: number) => (Number.isFinite(value) && value > 0 ? Math.round(value) : undefined)

/** US dollars of a displayed amount or range, a range at its geometric middle; undefined in another currency. */
export const displayedRevenue = (shown: string | undefined): number | undefined => {
  if (shown === undefined || isForeignCurrency(shown)) return undefined
  const span = parseAmount(shown.replace(/\b(USD|US(?=\$))/gi, " "))
  return span === undefined ? undefined : whole(geometricMiddle(span))
}

export const revenueOf = (dollars: number | undefined): number | undefined =>
  dollars === undefined ? undefined : whole(dollars)

/** `revenueOf` for vendors that count in thousands. */
export const revenueOfThousands = (thousands: number | undefined): number | undefined =>
  thousands === undefined ? undefined : whole(thousands * 1000)

const unitScales: Readonly<Record<string, number>> = {
  singleunit: 1,
  unit: 1,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9
}

/** Scale of a D&B unit such as "SingleUnits" or "Single Units"; undefined when it is not known. */
export const unitScale = (unit: string | undefined): number | undefined =>
  unit === undefined
    ? 1
    : unitScales[
        unit
          .toLowerCase()
          .replace(/[^a-z]/g, "")
          .replace(/s$/, "")
      ]
