import { lengthOf } from "./Ago.ts"
import { countText, numberText } from "./Numbers.ts"
import type { AlertJson, AlertRuleJson, AlertsJson } from "./Wire.ts"

const minuteMs = 60_000

export const aboutText = ({ subjectName, title }: AlertJson): string =>
  subjectName === null ? title : `${title}: ${subjectName}`

/** "below 40 % over 24 h". */
export const limitText = ({ direction, threshold, unit, windowMinutes }: AlertRuleJson): string => {
  const limit = unit === "percent" ? numberText(threshold, "percent") : `${threshold}`
  return `${direction} ${limit}${windowMinutes === null ? "" : ` over ${lengthOf(windowMinutes * minuteMs)}`}`
}

export const isWatching = ({ rules }: AlertsJson): boolean =>
  rules.some(({ evaluatedEverySeconds }) => evaluatedEverySeconds > 0)

/** What nothing is wrong with. */
export const quietOf = ({ rules, standing }: AlertsJson): ReadonlyArray<AlertRuleJson> =>
  rules.filter(({ rule }) => !standing.some(alert => alert.rule === rule))

export const alertsText = (alerts: AlertsJson): string => {
  if (!isWatching(alerts)) return "Nothing is watched here: CALLWISE_ALERT_SECONDS is 0."
  const watched = `${countText(alerts.rules.length, "rule")} watched, every ${lengthOf(1_000 * (alerts.rules[0]?.evaluatedEverySeconds ?? 0))}`
  const firing = alerts.standing.filter(({ status }) => status === "firing").length
  const seen = alerts.standing.length - firing
  if (alerts.standing.length === 0) return `Nothing fires. ${watched}.`
  return `${countText(firing, "alert fires", "alerts fire")}${seen === 0 ? "" : `, ${seen} acknowledged`}. ${watched}.`
}
