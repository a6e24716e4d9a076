export const periods = [7, 30, 90] as const
export type Days = (typeof periods)[number]

const usual: Days = 30

/** In the address' hash, which never leaves the browser. */
export const daysIn = (hash: string): Days => {
  const asked = Number(new URLSearchParams(hash.replace(/^#/, "")).get("days"))
  return periods.find(days => days === asked) ?? usual
}

export const hashOf = (days: Days): string => `#days=${days}`

export const zoneHere = (): string => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return /^[A-Za-z]/.test(timeZone) ? timeZone : "UTC"
}

/** The same hour, so many days earlier: both periods have then come equally far. In steps of ten minutes, for which the service remembers. */
export const earlier = (now: Date, days: number): Date => {
  const then = new Date(now)
  then.setDate(then.getDate() - days)
  then.setMinutes(10 * Math.floor(then.getMinutes() / 10), 0, 0)
  return then
}
