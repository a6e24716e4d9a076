import { geometricMiddle, parseAmount } from "./Amount.ts"

export const employeeCount = (count: number | undefined): number | undefined =>
  count !== undefined && Number.isFinite(count) && count >= 0 && count < 1e8 ? Math.round(count) : undefined

/** "500 - 1,000", "251-1K", "10k-50k" at the geometric middle, "1000+" at its floor. */
export const displayedEmployees = (shown: string | undefined): number | undefined => {
  const span = shown === undefined ? undefined : parseAmount(shown)
  return span === undefined ? undefined : employeeCount(geometricMiddle(span))
}
