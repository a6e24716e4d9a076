import type { Figure } from "../tables/Figure.ts"
import { between, powerBetween } from "../tables/Interpolation.ts"
import { lifeTables } from "../tables/LifeTables.ts"

const { faceBand, finalExpense, ratePer1000, tenYears, tobacco } = lifeTables

export type Sex = "female" | "male"
type PerSex = (sex: Sex) => number

/** One sex's own figure, or the mean of both with either as the range. */
export const sexed = (of: PerSex, sex: Sex | undefined): Pick<Figure, "value" | "low" | "high"> => {
  if (sex !== undefined) return { value: of(sex) }
  const [female, male] = [of("female"), of("male")]
  return { value: (female + male) / 2, low: Math.min(female, male), high: Math.max(female, male) }
}

const growth = (rates: ReadonlyArray<number>): number => (rates[rates.length - 1] ?? 1) / (rates[rates.length - 2] ?? 1)

/** Past the last age of the table the rate goes on growing as it did there. */
export const ratePer1000At =
  (age: number): PerSex =>
  sex => {
    const rates = ratePer1000[sex]
    const index = Math.max(0, age - ratePer1000.fromAge)
    const beyond = Math.max(0, index - (rates.length - 1))
    return (rates[index - beyond] ?? rates[0]) * growth(rates) ** beyond
  }

const xy = (points: ReadonlyArray<{ readonly age: number; readonly value: number }>) =>
  points.map(({ age, value }) => [age, value] as const)

const curves = {
  tobacco: { female: xy(tobacco.female), male: xy(tobacco.male) },
  tenYears: { female: xy(tenYears.female), male: xy(tenYears.male) }
}

export const tobaccoAt =
  (age: number): PerSex =>
  sex =>
    between(curves.tobacco[sex], age)

export const tenYearsAt =
  (age: number): PerSex =>
  sex =>
    between(curves.tenYears[sex], age)

const faces = faceBand.points.map(({ face, value }) => [face, value] as const)
const [, largest = 1] = faces[faces.length - 1] ?? []

/** Price per 1,000 against that of a 500,000 policy; no dearer or cheaper beyond the largest band. */
export const faceRelativity = (face: number): number =>
  face >= (faces[faces.length - 1]?.[0] ?? face) ? largest : powerBetween(faces, face)

const monthly = {
  female: finalExpense.female.map(({ age, monthlyPer10k }) => [age, Math.log(monthlyPer10k)] as const),
  male: finalExpense.male.map(({ age, monthlyPer10k }) => [age, Math.log(monthlyPer10k)] as const)
}

const beyondLast = (points: ReadonlyArray<readonly [number, number]>, age: number): number => {
  const [[a0, y0] = [0, 0], [a1, y1] = [1, 0]] = age < 65 ? points : points.slice(-2)
  return y0 + ((y1 - y0) * (age - a0)) / (a1 - a0)
}

/** US dollars a month for 10,000, growing by the same share each year between and beyond the published ages. */
export const finalExpenseAt =
  (age: number): PerSex =>
  sex =>
    Math.exp(beyondLast(monthly[sex], age))
