import type { Education as EducationSchema } from "../../profile/Profile.ts"

export type Education = typeof EducationSchema.Type

const ascending: ReadonlyArray<Education> = [
  "no_diploma",
  "high_school",
  "some_college",
  "associate",
  "bachelor",
  "graduate"
]

const degrees: ReadonlyArray<readonly [RegExp, Education]> = [
  [
    /master|doctor|ph ?d|\bm ?b ?a\b|\bm ?[as]\b|\bm ?(sc|eng|ed)\b|juris|\bj ?d\b|\bm ?d\b|graduate degree|post ?grad/,
    "graduate"
  ],
  [/bachelor|\bb ?[as]\b|\bb ?(sc|eng|ed|ba)\b|undergraduate|\bcollege (degree|grad)/, "bachelor"],
  [/associate|\ba ?a ?s?\b/, "associate"],
  [/some college|certificate|vocational|trade school/, "some_college"],
  [/(no|without) (high school )?diploma|less than high school/, "no_diploma"],
  [/high school|\bged\b|secondary|diploma/, "high_school"]
]

export const educationOf = (degree: string | undefined): Education | undefined => {
  const words = degree?.toLowerCase().replace(/[.']/g, "").replace(/_/g, " ") ?? ""
  return degrees.find(([pattern]) => pattern.test(words))?.[1]
}

export const highestEducation = (degreesHeld: ReadonlyArray<string | undefined>): Education | undefined =>
  ascending.findLast(level => degreesHeld.some(degree => educationOf(degree) === level))
