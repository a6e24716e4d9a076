import { changeOf, changeText } from "../../src/dashboard/client/Change.ts"
import { againstText, checkText } from "../../src/dashboard/client/ExperimentWords.ts"
import { basisText, type FigurePath, figureAt, figureWords } from "../../src/dashboard/client/FigureWords.ts"
import { numberText, rangeText } from "../../src/dashboard/client/Numbers.ts"
import { type Day, seriesOf } from "../../src/dashboard/client/Series.ts"
import { worthOf } from "../../src/dashboard/client/Verdict.ts"
import { plainWord } from "../../src/pages/client/Plain.ts"
import type { Facts } from "./Facts.ts"

export interface Line {
  readonly title: string
  readonly value: string
  readonly detail: string
  /** The days of the period, where they can be drawn. */
  readonly days: ReadonlyArray<Day>
}

export interface Section {
  readonly title: string
  readonly lines: ReadonlyArray<Line>
  /** Said when there are no lines. */
  readonly empty: string
}

export interface Report {
  readonly title: string
  readonly verdict: string
  readonly sections: ReadonlyArray<Section>
}

const grouped: ReadonlyArray<readonly [title: string, paths: ReadonlyArray<FigurePath>]> = [
  ["What it earned", ["conversionUplift", "roi", "costPerConversionUplift", "totalEnrichmentCost"]],
  [
    "Offers",
    [
      "offerMetrics.totalOffers",
      "offerMetrics.primaryOfferAcceptanceRate",
      "offerMetrics.secondaryOfferAcceptanceRate",
      "offerMetrics.tertiaryOfferAcceptanceRate",
      "offerMetrics.averageOfferResponseTime"
    ]
  ],
  [
    "Calls",
    [
      "agentUtilization",
      "suggestionMetrics.totalSuggestions",
      "suggestionMetrics.feedbackParticipation",
      "suggestionMetrics.averageEffectivenessRating",
      "suggestionMetrics.sentimentImprovement"
    ]
  ],
  [
    "Enrichment",
    [
      "enrichmentMetrics.successRate",
      "enrichmentMetrics.averageTime",
      "enrichmentMetrics.averageCost",
      "enrichmentMetrics.providerSuccessRate",
      "enrichmentMetrics.cacheHitRate"
    ]
  ],
  ["Risk", ["riskMetrics.fraudDetectionRate", "riskMetrics.falsePositiveRate"]]
]

const lineOf = ({ before, trend }: Facts, path: FigurePath): Line => {
  const [figure, words] = [figureAt(trend.figures, path), figureWords[path]]
  if (figure.value === null) return { title: words.title, value: "none yet", detail: figure.reason ?? "", days: [] }
  const earlier = figureAt(before.figures, path)
  const [mark, change] = changeText(changeOf(figure, earlier, words), earlier)
  const range = figure.interval === null ? "" : `(${rangeText(figure.interval, figure.unit)})`
  return {
    title: words.title,
    value: numberText(figure.value, figure.unit),
    detail: [range, basisText(figure, words), `${mark} ${change}`.trim()].filter(part => part !== "").join(" · "),
    days: seriesOf(trend, path)
  }
}

const combinationLines = ({ combinations }: Facts): ReadonlyArray<Line> =>
  combinations.slice(0, 10).map(({ accepted, acceptanceRate, interval, offerType, presented, source, tier }) => ({
    title: `${plainWord(offerType)}, ${tier}, from ${source ?? "an unknown source"}`,
    value: numberText(acceptanceRate, "percent"),
    detail: `(${rangeText(interval, "percent")}) · ${accepted} of ${presented} presented`,
    days: []
  }))

const experimentLines = ({ experiments }: Facts): ReadonlyArray<Line> =>
  experiments.flatMap(reading => [
    {
      title: `${reading.name} (${reading.status})`,
      value: "",
      detail: checkText(reading),
      days: []
    },
    ...reading.arms.map(arm => ({
      title: `  ${arm.key}`,
      value: `${arm.exposed.toLocaleString("en-US")} saw it`,
      detail: againstText(arm, reading),
      days: []
    }))
  ])

const alertLines = ({ alerts }: Facts): ReadonlyArray<Line> =>
  alerts.map(({ message, status, subjectName, title }) => ({
    title: subjectName === null ? title : `${title}: ${subjectName}`,
    value: status,
    detail: message,
    days: []
  }))

/** All that a report says, in the order in which it is read. */
export const reportOf = (facts: Facts): Report => {
  const { endDate, startDate, timeZone } = facts.trend
  return {
    title: `Callwise, ${startDate} to ${endDate} (${timeZone})`,
    verdict: worthOf(facts.trend).text,
    sections: [
      { title: "Alerts", lines: alertLines(facts), empty: "Nothing fires." },
      ...grouped.map(([title, paths]) => ({ title, lines: paths.map(path => lineOf(facts, path)), empty: "" })),
      { title: "Taken best", lines: combinationLines(facts), empty: "No offer was presented." },
      { title: "Experiments", lines: experimentLines(facts), empty: "None was made." }
    ]
  }
}
