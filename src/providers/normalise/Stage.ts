import type { Stage as StageSchema } from "../../profile/Profile.ts"

export type Stage = typeof StageSchema.Type

export interface StageEvidence {
  readonly isPublic?: boolean | undefined
  readonly fundingStage?: string | undefined
  readonly employees?: number | undefined
  readonly foundedYear?: number | undefined
}

const fundingStages: ReadonlyArray<readonly [RegExp, Stage]> = [
  [/ipo|public/, "public"],
  [/angel|seed|accelerator|convertible/, "startup"],
  [/series [a-c]\b|venture/, "growth"],
  [/series [d-k]\b|private equity|buyout|merger|acquisition|debt/, "mature"]
]

const fromFunding = (stage: string | undefined) => {
  const words = stage?.toLowerCase().replaceAll("_", " ") ?? ""
  return fundingStages.find(([pattern]) => pattern.test(words))?.[1]
}

const fromSize = (employees: number | undefined, ageYears: number | undefined): Stage | undefined => {
  if (ageYears === undefined) return (employees ?? 0) >= 250 ? "mature" : undefined
  if (ageYears <= 5 && (employees ?? 0) < 250) return "startup"
  return ageYears <= 12 && (employees ?? 0) > 20 ? "growth" : "mature"
}

/** Public firms first, then those of 1,000 employees and more, then the last funding, then age and size. */
export const stageOf = (evidence: StageEvidence, thisYear: number): Stage | undefined => {
  if (evidence.isPublic === true) return "public"
  if ((evidence.employees ?? 0) >= 1000) return "enterprise"
  const ageYears = evidence.foundedYear === undefined ? undefined : thisYear - evidence.foundedYear
  return fromFunding(evidence.fundingStage) ?? fromSize(evidence.employees, ageYears)
}
