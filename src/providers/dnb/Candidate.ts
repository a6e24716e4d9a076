import { Array as Arr, Order } from "effect"
import type { Candidate } from "./Wire.ts"

const floor = 7
export const active = 9074
export const outOfBusiness = 128

const statusOf = (candidate: Candidate) => candidate.organization?.dunsControlStatus?.operatingStatus?.dnbCode
const codeOf = (candidate: Candidate) => candidate.matchQualityInformation?.confidenceCode ?? 0
const scoreOf = (candidate: Candidate) => candidate.matchQualityInformation?.nameMatchScore ?? 0

const byActivity = Order.mapInput(Order.boolean, (candidate: Candidate) => statusOf(candidate) !== outOfBusiness)
const byConfidence = Order.mapInput(Order.number, codeOf)
const byName = Order.mapInput(Order.number, scoreOf)
const bestFirst = Order.reverse(Order.combineAll([byActivity, byConfidence, byName]))

/** Of the candidates that reach the floor, a firm that still trades, then the surest. */
export const bestOf = (candidates: ReadonlyArray<Candidate>): Candidate | undefined =>
  Arr.sort(
    candidates.filter(candidate => codeOf(candidate) >= floor && candidate.organization !== undefined),
    bestFirst
  )[0]

const otherName = 0.5
const nameShare = 0.25

/** The confidence code of ten, weighed with the score of the name; a name graded different is never sure. */
export const confidenceOf = ({ matchQualityInformation: quality }: Candidate): number => {
  const code = Math.min(10, quality?.confidenceCode ?? 0) / 10
  const score = quality?.nameMatchScore
  const weighed =
    score === undefined || score <= 0 ? code : code * (1 - nameShare) + (Math.min(100, score) / 100) * nameShare
  return quality?.matchGrade?.startsWith("F") === true ? Math.min(otherName, weighed) : weighed
}
