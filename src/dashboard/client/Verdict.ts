import { isScopeMissing } from "../../pages/client/Service.ts"
import { changeOf } from "./Change.ts"
import { type FigurePath, figureAt, figureWords } from "./FigureWords.ts"
import type { News } from "./News.ts"
import { numberText, rangeText } from "./Numbers.ts"
import { standingOf } from "./ProviderWords.ts"
import { escalatedOf } from "./ReviewWords.ts"
import type { DashboardJson, TrendJson } from "./Wire.ts"

export type Tone = "good" | "watch" | "act"

export interface Finding {
  readonly tone: Tone
  readonly text: string
  /** The panel that says more. */
  readonly where: string
}

/** For each dollar that was spent. */
const earned = (returnPercent: number): number => 1 + returnPercent / 100

/** Is it earning its cost? */
export const worthOf = ({ figures }: Pick<TrendJson, "figures">): Finding => {
  const roi = figureAt(figures, "roi")
  const where = "cost"
  if (roi.value === null)
    return { tone: "watch", where, text: `It cannot be told yet whether it earns its cost. ${roi.reason ?? ""}` }
  const range =
    roi.interval === null ? "" : ` (${rangeText([earned(roi.interval[0]), earned(roi.interval[1])], "US dollars")})`
  const told = `each dollar spent brought ${numberText(earned(roi.value), "US dollars")} in commission${range}`
  if (roi.interval !== null && roi.interval[0] > 0) return { tone: "good", where, text: `It earns its cost: ${told}.` }
  if (roi.interval !== null && roi.interval[1] < 0)
    return { tone: "act", where, text: `It does not earn its cost: ${told}.` }
  return { tone: "watch", where, text: `It cannot be told from chance whether it earns its cost: ${told}.` }
}

const watched = [
  ["conversionUplift", "cost"],
  ["offerMetrics.primaryOfferAcceptanceRate", "acceptance"],
  ["offerMetrics.averageOfferResponseTime", "trend"],
  ["agentUtilization", "suggestions"],
  ["enrichmentMetrics.successRate", "providers"],
  ["riskMetrics.falsePositiveRate", "reviews"]
] as const satisfies ReadonlyArray<readonly [FigurePath, string]>

const worseOf = (now: TrendJson, before: DashboardJson): ReadonlyArray<Finding> =>
  watched.flatMap(([path, where]) => {
    const [figure, earlier] = [figureAt(now.figures, path), figureAt(before.figures, path)]
    const change = changeOf(figure, earlier, figureWords[path])
    if (change?.tone !== "act" || figure.value === null || earlier.value === null) return []
    const text = `${figureWords[path].title}: ${numberText(figure.value, figure.unit)}, was ${numberText(earlier.value, earlier.unit)}, more than chance.`
    return [{ tone: "watch" as const, where, text }]
  })

const ofAlerts = ({ standing }: NonNullable<News["alerts"]["answer"]>): ReadonlyArray<Finding> =>
  standing
    .filter(({ status }) => status === "firing")
    .map(({ severity, subjectName, title }) => ({
      tone: severity === "critical" ? "act" : "watch",
      where: "alerts",
      text: `${subjectName === null ? title : `${title}: ${subjectName}`}.`
    }))

const ofProviders = ({ items }: NonNullable<News["providers"]["answer"]>): ReadonlyArray<Finding> =>
  items.flatMap(health => {
    const { tone, word } = standingOf(health)
    return tone === "act" || tone === "watch" ? [{ tone, where: "providers", text: `${health.name}: ${word}.` }] : []
  })

const ofReviews = ({ items }: NonNullable<News["reviews"]["answer"]>): ReadonlyArray<Finding> => {
  const { length } = escalatedOf(items)
  if (length === 0) return []
  const text = length === 1 ? "1 escalated lead waits for a review." : `${length} escalated leads wait for a review.`
  return [{ tone: "act", where: "reviews", text }]
}

const ofExperiments = ({ items }: NonNullable<News["experiments"]["answer"]>): ReadonlyArray<Finding> =>
  items
    .filter(({ sampleRatio, status }) => status === "running" && !sampleRatio.passes)
    .map(({ name }) => ({ tone: "act", where: "experiments", text: `${name}: arms do not have their shares.` }))

const order: ReadonlyArray<Tone> = ["act", "watch", "good"]

/** Is anything wrong? The gravest first. */
export const wrongOf = ({ alerts, before, experiments, providers, reviews, trend }: News): ReadonlyArray<Finding> =>
  [
    ...(alerts.answer === null ? [] : ofAlerts(alerts.answer)),
    ...(providers.answer === null ? [] : ofProviders(providers.answer)),
    ...(reviews.answer === null ? [] : ofReviews(reviews.answer)),
    ...(experiments.answer === null ? [] : ofExperiments(experiments.answer)),
    ...(trend.answer === null || before.answer === null ? [] : worseOf(trend.answer, before.answer))
  ].toSorted((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone))

const looked = [
  ["alerts", "alerts"],
  ["providers", "providers"],
  ["reviews", "the risk queue"],
  ["experiments", "experiments"],
  ["trend", "figures"]
] as const

/** What could not be looked at, and why not: no silence is taken for health. */
export const unseenOf = (news: News): ReadonlyArray<string> => {
  const unseen = looked.flatMap(([part, name]) => {
    const { answer, error } = news[part]
    return answer === null && error !== null ? [{ name, isRefused: isScopeMissing(error) }] : []
  })
  const named = (isRefused: boolean) => unseen.filter(one => one.isRefused === isRefused).map(({ name }) => name)
  const [refused, failed] = [named(true), named(false)]
  return [
    ...(failed.length === 0 ? [] : [`Could not be looked at: ${failed.join(", ")}.`]),
    ...(refused.length === 0 ? [] : [`This key may not look at: ${refused.join(", ")}.`])
  ]
}

export const isLooking = (news: News): boolean =>
  looked.some(([part]) => news[part].answer === null && news[part].error === null)
