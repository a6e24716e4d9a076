/** The year in "2011", "2011-04-18" or 2011; undefined when no company can be of that year. */
export const foundedYear = (written: string | number | null | undefined): number | undefined => {
  const digits = /^\s*(\d{4})(?!\d)/.exec(String(written ?? ""))?.[1]
  const year = Number(digits)
  return digits !== undefined && year >= 1800 && year <= 2100 ? year : undefined
}
