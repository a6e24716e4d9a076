import type { DateTime } from "effect"
import { type Applicant, statedConfidence } from "../applicant/Applicant.ts"
import type { Known } from "../applicant/Known.ts"
import { OfferQuestion, OfferReason } from "../Reason.ts"
import type { Candidate, Subject } from "./Fact.ts"
import { facts } from "./Facts.ts"
import type { FitRule, Level } from "./FitTable.ts"
import { fitTables } from "./tables/FitTables.ts"

export interface Fit {
  readonly fitBase: number
  readonly reasons: ReadonlyArray<OfferReason>
  readonly fitScore: number
  readonly questions: ReadonlyArray<OfferQuestion>
  /** 0-1: of the points at stake, those that rest on what is known, as far as it is trusted. */
  readonly knownShare: number
}

/** A fact counts in full when it is as sure as a lead's own word, and in proportion below. */
export const trustOf = (confidence: number): number => Math.min(1, confidence / statedConfidence)

const dollars = new Intl.NumberFormat("en-US", {
  style: "currency",
  currency: "USD",
  maximumFractionDigits: 0,
  maximumSignificantDigits: 2
})

const said = (says: string, value: string | number): string =>
  says.replace("{usd}", () => dollars.format(Number(value))).replace("{}", String(value))

const levelOf = (rule: FitRule, value: string | number): Level | undefined => {
  if ("from" in rule)
    return typeof value === "number" ? rule.from.findLast(([start]) => start <= value)?.[1] : undefined
  const levels: Readonly<Record<string, Level | undefined>> = rule.when
  return levels[value]
}

const pointsOf = ({ gain, loss = 0 }: FitRule, share: number, confidence: number): number =>
  share > 0 ? Math.round(gain * share * trustOf(confidence)) : 0 - Math.round(loss * -share * trustOf(confidence))

/** What is made here is of the schema already; to check each again would take most of the time. */
const unchecked = { disableValidation: true }

interface Judged extends Known<string | number> {
  readonly points: number
  readonly says: string | undefined
}

const judged = (rule: FitRule, scale: Known<number>, known: Known<string | number>): ReadonlyArray<Judged> => {
  const level = levelOf(rule, known.value)
  if (level === undefined) return []
  const [share, says] = level
  const confidence = Math.min(known.confidence, scale.confidence)
  const points = pointsOf(rule, share * scale.value, confidence)
  return [
    {
      ...known,
      confidence,
      points,
      says: points === 0 && share !== 0 ? undefined : says
    }
  ]
}

const unscaled: Known<number> = { value: 1, confidence: 1, field: "" }

const scaleOf = ({ scaledBy }: FitRule, subject: Subject): Known<number> | undefined => {
  if (scaledBy === undefined) return unscaled
  const [by] = facts[scaledBy.fact].read(subject)
  return by && { ...by, value: scaledBy.shares[by.value] }
}

interface Weighed {
  readonly rule: FitRule
  readonly judged: Judged | undefined
  readonly question: { readonly field: string; readonly ask: string | null; readonly most: number }
}

const strongestOf = (rule: FitRule, scale: Known<number>, subject: Subject): Judged | undefined =>
  facts[rule.fact]
    .read(subject)
    .flatMap(known => judged(rule, scale, known))
    .reduce<Judged | undefined>(
      (best, one) => (best === undefined || Math.abs(one.points) > Math.abs(best.points) ? one : best),
      undefined
    )

/** Where the role is not known, it is asked for before what counts only with it. */
const weighed = (rule: FitRule, subject: Subject): Weighed => {
  const scale = scaleOf(rule, subject)
  if (scale === undefined && rule.scaledBy !== undefined) {
    const most = strongestOf(rule, unscaled, subject)?.points ?? 0
    return { rule, judged: undefined, question: { ...facts[rule.scaledBy.fact], most } }
  }
  const { ask, field } = facts[rule.fact]
  const most = rule.gain * (scale?.value ?? 1)
  return {
    rule,
    judged: strongestOf(rule, scale ?? unscaled, subject),
    question: { field, ask: ask === null ? null : (rule.ask ?? ask), most: Math.round(most) }
  }
}

const reasonOf = ({ judged, rule }: Weighed): ReadonlyArray<OfferReason> =>
  judged?.says === undefined
    ? []
    : [
        new OfferReason(
          {
            category: rule.category,
            reason: said(judged.says, judged.value),
            impact: judged.points > 0 ? "positive" : judged.points < 0 ? "negative" : "neutral",
            weight: judged.points,
            field: judged.field,
            fieldConfidence: Math.round(judged.confidence * 1000) / 1000
          },
          unchecked
        )
      ]

const mostQuestions = 5
const leastPoints = 2
/** Below this a fact is worth confirming. */
const doubtful = 0.5

const questionsOf = (all: ReadonlyArray<Weighed>): ReadonlyArray<OfferQuestion> => {
  const byField = new Map<string, { readonly question: string; readonly points: number }>()
  for (const { judged, question } of all) {
    const points = question.most - Math.max(0, judged?.points ?? 0)
    if (question.ask === null || (judged !== undefined && judged.confidence >= doubtful)) continue
    const same = byField.get(question.field)
    byField.set(question.field, { question: same?.question ?? question.ask, points: points + (same?.points ?? 0) })
  }
  return [...byField]
    .filter(([, { points }]) => points >= leastPoints)
    .sort(([, a], [, b]) => b.points - a.points)
    .slice(0, mostQuestions)
    .map(([field, { points, question }]) => new OfferQuestion({ field, question, points }, unchecked))
}

const byWeight = (a: OfferReason, b: OfferReason) => Math.abs(b.weight) - Math.abs(a.weight)

const knownShareOf = (all: ReadonlyArray<Weighed>): number => {
  const stake = ({ gain, loss = 0 }: FitRule) => gain + loss
  const sum = (points: (one: Weighed) => number) => all.reduce((total, one) => total + points(one), 0)
  return (
    sum(({ judged, rule }) => (judged === undefined ? 0 : stake(rule) * trustOf(judged.confidence))) /
    sum(({ rule }) => stake(rule))
  )
}

/** How well the product fits this person: the base and the points of all reasons. */
export const fitOf = (applicant: Applicant, candidate: Candidate, at: DateTime.Utc): Fit => {
  const { base, rules } = fitTables[candidate.product]
  const subject = { applicant, ...candidate, at }
  const all = rules.map(rule => weighed(rule, subject))
  const reasons = all.flatMap(reasonOf).sort(byWeight)
  return {
    fitBase: base,
    reasons,
    fitScore: reasons.reduce((score, { weight }) => score + weight, base),
    questions: questionsOf(all),
    knownShare: knownShareOf(all)
  }
}
