const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" })

const canonical = (code: string) => new Intl.Locale(`und-${code}`).region ?? code

const codes = new Map(
  letters.flatMap(first =>
    letters.flatMap(second => {
      const code = canonical(first + second)
      const name = names.of(code)
      return name === undefined ? [] : [[name.toLowerCase(), code] as const]
    })
  )
)
const known = new Set(codes.values())

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
  return alsoCalled[lower] ?? (known.has(name.toUpperCase()) ? name.toUpperCase() : codes.get(lower))
}
