import { table } from "../cli/Words.ts"
import { type Claimed, calibration } from "./Calibration.ts"
import { percent, say } from "./Figures.ts"

interface Claim extends Claimed {
  readonly field: string
}

/** Whether the confidences are probabilities: by tenths, and the fields in which they err most. */
export const tellCalibration = (claims: ReadonlyArray<Claim>) => {
  const fields = [...new Set(claims.map(({ field }) => field))]
  const { rows, error, confidence, right } = calibration(claims)
  say(`\nCalibration of fieldConfidence, ${claims.length} fields: expected error ${percent(error)}`)
  say(`(claimed ${percent(confidence)} on average, right ${percent(right)})\n`)
  say(
    table([
      ["confidence", "fields", "claimed", "right"],
      ...rows.map(({ from, count, confidence: claimed, right: share }) => [
        `${from.toFixed(1)}-${(from + 0.1).toFixed(1)}`,
        `${count}`,
        ...(count === 0 ? ["-", "-"] : [percent(claimed), percent(share)])
      ])
    ])
  )
  say("")
  say(
    table([
      ["field", "fields", "claimed", "right", "error"],
      ...fields
        .map(field => {
          const own = claims.filter(claim => claim.field === field)
          return { field, count: own.length, ...calibration(own) }
        })
        .filter(({ count }) => count > 0)
        .toSorted((a, b) => b.count * b.error - a.count * a.error)
        .slice(0, 12)
        .map(each => [each.field, `${each.count}`, percent(each.confidence), percent(each.right), percent(each.error)])
    ])
  )
}
