const digits = (code: string | undefined) => code?.trim().replace(/[-. ]/g, "") ?? ""

/** NAICS, 2-6 digits; a sector range such as "44-45" is no code. */
export const naicsCode = (code: string | undefined): string | undefined => {
  if (/^\d{2}-\d{2}$/.test(code?.trim() ?? "")) return undefined
  return /^\d{2,6}$/.test(digits(code)) ? digits(code) : undefined
}

/** US SIC 1987, 2-4 digits; longer codes are a vendor's own refinement of the first four. */
export const sicCode = (code: string | undefined): string | undefined => /^\d{2,4}/.exec(digits(code))?.[0]

/** The first that says most: codes of more digits before broader ones. */
export const mostSpecific = (codes: ReadonlyArray<string | undefined>): string | undefined =>
  codes.reduce<string | undefined>(
    (best, code) => (code !== undefined && code.length > (best?.length ?? 0) ? code : best),
    undefined
  )
