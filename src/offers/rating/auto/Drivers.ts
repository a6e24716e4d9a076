import type { RatingCase } from "../RatingCase.ts"
import { demographic, statedFact } from "../SureFacts.ts"
import { autoTables, type DriverAge } from "../tables/AutoTables.ts"
import { bandOf, type Figure } from "../tables/Figure.ts"
import { between } from "../tables/Interpolation.ts"
import { assumes, type Finding, type Findings, times } from "../Worksheet.ts"

const { driverAge, teenOnFamilyPolicy, underEighteen, yearsLicensed } = autoTables

const curve = (of: (row: DriverAge) => number) => driverAge.map(row => [row.age, of(row)] as const)
const curves = {
  value: curve(({ value }) => value),
  female: curve(({ female }) => female),
  male: curve(({ male }) => male),
  low: curve(({ value, low = value }) => low / value),
  high: curve(({ value, high = value }) => high / value)
}

const rowAt = (age: number) => driverAge.find(row => age <= row.age) ?? driverAge[driverAge.length - 1] ?? driverAge[0]

type Sex = "female" | "male" | undefined

/** Of a policy of one's own. */
const ownPolicy = (age: number, sex: Sex): Figure => {
  const minor = age < 18 ? underEighteen.value : 1
  const value = between(curves[sex ?? "value"], age) * minor
  return {
    value,
    low: value * between(curves.low, age),
    high: value * between(curves.high, age),
    source: rowAt(age).source
  }
}

const scaled = (figure: Figure, by: number): Figure => ({
  value: figure.value * by,
  low: (figure.low ?? figure.value) * by,
  high: (figure.high ?? figure.value) * by,
  source: figure.source
})

/** With one car: from 18 on halfway between the two, under 18 the figure published for a teenager on the parents' policy. */
const sharedCar = (own: Figure, youngest: number): Figure => {
  const teen = teenOnFamilyPolicy.find(({ age }) => age === youngest)
  return teen ?? scaled(own, (1 + ownPolicy(youngest, undefined).value / own.value) / 2)
}

const weightOnFurtherCars = 0.5

/** Of several cars the youngest drives one in full, the others half as much. */
const household = (own: Figure, youngest: number, cars: number): Figure => {
  const shared = sharedCar(own, youngest)
  const share = (1 + (cars - 1) * weightOnFurtherCars) / cars
  return { ...scaled(shared, 1 + (own.value / shared.value - 1) * (1 - share)), source: shared.source }
}

const sexSpread = (of: RatingCase, age: number, sex: Sex): Finding | undefined => {
  if (!of.may("gender") || sex !== undefined) return undefined
  const at = between(curves.value, age)
  return assumes(
    "attributes.sex",
    "The mean of both sexes",
    between(curves.female, age) / at,
    between(curves.male, age) / at
  )
}

const byAge = (of: RatingCase, cars: number): Findings => {
  const age = demographic(of.applicant, "age")?.value
  const sex = of.may("gender") ? statedFact(of.applicant, "sex")?.value : undefined
  const youngest = statedFact(of.applicant, "youngestDriverAge")?.value
  const own = ownPolicy(age ?? 40, sex)
  const isShared = youngest !== undefined && youngest >= 16 && youngest < (age ?? 40)
  if (isShared)
    return [times(`Youngest driver is ${youngest}`, household(own, youngest, cars)), sexSpread(of, youngest, sex)]
  return age === undefined
    ? [assumes("demographics.age", "A driver of 40", 0.9, 1.4)]
    : [times(`Driver is ${age}${sex === undefined ? "" : `, ${sex}`}`, own), sexSpread(of, age, sex)]
}

const byExperience = (of: RatingCase): Findings => {
  const years = statedFact(of.applicant, "yearsLicensed")?.value
  return years === undefined
    ? [assumes("attributes.yearsLicensed", "Licensed for six years or more", 1, 1.4)]
    : [
        times(`Licensed for ${years} years`, bandOf(yearsLicensed, years)),
        assumes("attributes.yearsLicensed", "No driver of fewer years in the household", 1, 1.15)
      ]
}

/** Age where the state lets it rate, otherwise the years licensed, otherwise neither. */
export const driverFindings = (of: RatingCase, cars: number): Findings => {
  if (of.may("age")) return byAge(of, cars)
  return of.may("driving_experience") ? byExperience(of) : []
}
