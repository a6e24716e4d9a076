import type { UsageAnswer } from "./Wire.ts"

/** Records that may still be redeemed; the tightest limit when the account has no limit of records. */
export const creditsLeft = (answer: typeof UsageAnswer.Type): { readonly creditsLeft?: number } => {
  const limits = answer.data
    .flatMap(({ attributes }) => attributes?.usage ?? [])
    .flatMap(({ limitType, usageRemaining }) => (usageRemaining === undefined ? [] : [{ limitType, usageRemaining }]))
  const records = limits.find(({ limitType }) => limitType === "uniqueIdLimit")
  if (records !== undefined) return { creditsLeft: records.usageRemaining }
  return limits.length === 0 ? {} : { creditsLeft: Math.min(...limits.map(({ usageRemaining }) => usageRemaining)) }
}
