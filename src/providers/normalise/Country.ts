import isISO31661Alpha2 from "validator/lib/isISO31661Alpha2.js"

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" })

const codes = new Map(
  letters
    .flatMap(first => letters.map(second => first + second))
    .filter(code => isISO31661Alpha2(code))
    .map(code => [names.of(code)?.toLowerCase() ?? code.toLowerCase(), code] as const)
)

const alsoCalled: Readonly<Record<string, string>> = {
  usa: "US",
  "united states of america": "US",
  uk: "GB",
  "great britain": "GB",
  england: "GB"
}

/** ISO 3166-1 alpha-2 for a country's English name or code. */
export const countryCode = (country: string | null | undefined): string | undefined => {
  const name = country?.trim().replaceAll(".", "") ?? ""
  const lower = name.toLowerCase()
  return alsoCalled[lower] ?? (isISO31661Alpha2(name) ? name.toUpperCase() : codes.get(lower))
}
