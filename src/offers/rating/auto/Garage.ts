import { grouped } from "../InWords.ts"
import type { RatingCase } from "../RatingCase.ts"
import { vehicleFact } from "../SureFacts.ts"
import { autoTables, type VehicleType } from "../tables/AutoTables.ts"
import { bandOf, type Figure, factorOf } from "../tables/Figure.ts"
import { joined } from "../tables/Source.ts"
import { adds, assumes, type Finding, type Findings, times } from "../Worksheet.ts"
import type { AutoLevel } from "./AutoLevel.ts"
import { vehicleKindOf } from "./VehicleKind.ts"

export interface Car {
  readonly name: string
  readonly age: number | undefined
  readonly kind: VehicleType | undefined
  readonly isFinanced: boolean
  /** With collision and comprehensive. */
  readonly isFull: boolean
}

const oldestWorthFullCover = 10

const carAt = (of: RatingCase, index: number): Car => {
  const fact = <K extends "year" | "make" | "model" | "ownership">(name: K) =>
    vehicleFact(of.applicant, index, name)?.value
  const [year, make, model, ownership] = [fact("year"), fact("make"), fact("model"), fact("ownership")]
  const age = year === undefined ? undefined : Math.max(0, of.year - year)
  const isFinanced = ownership === "financed" || ownership === "leased"
  return {
    name: [year, make, model].filter(word => word !== undefined).join(" ") || `vehicle ${index + 1}`,
    age,
    kind: vehicleKindOf(make, model),
    isFinanced,
    isFull: isFinanced || (age ?? 0) <= oldestWorthFullCover
  }
}

const unknownCar: Car = { name: "one vehicle", age: undefined, kind: undefined, isFinanced: false, isFull: true }

/** The cars to insure; one ordinary car where none is known. */
export const garageOf = (of: RatingCase): readonly [Car, ...Array<Car>] => {
  const [first = unknownCar, ...more] = of.applicant.vehicles.map((_, index) => carAt(of, index))
  return [first, ...more]
}

const factorsOf = (car: Car, { level }: AutoLevel): ReadonlyArray<readonly [string, Figure]> => {
  const cover = autoTables.level[level]
  if (!car.isFull) return [[`${car.name}: liability alone`, cover.liability]]
  return [
    ...(level === "standard" ? [] : [[`${car.name}: ${level} limits, full cover`, cover.full] as const]),
    ...(car.age === undefined
      ? []
      : [[`${car.name}: ${car.age} model years old`, bandOf(autoTables.vehicleAge, car.age)] as const]),
    ...(car.kind === undefined ? [] : [[`${car.name}: ${car.kind}`, autoTables.vehicleType[car.kind]] as const])
  ]
}

const unknownsOf = (car: Car, index: number): Findings => [
  car.age === undefined ? assumes(`vehicles.${index}.year`, "A car of 5 to 7 years", 0.82, 1.1) : undefined,
  car.kind === undefined ? assumes(`vehicles.${index}.model`, "A sedan", 0.95, 1.35) : undefined
]

const { national, multiCar } = autoTables

const product = (figures: ReadonlyArray<Figure>, of: (figure: Figure) => number) =>
  figures.reduce((total, figure) => total * of(figure), 1)

/** A further car enters as its own national amount, with the multiplication in words. */
const further = (car: Car, level: AutoLevel): Finding => {
  const factors = factorsOf(car, level)
  const figures = [national, ...factors.map(([, figure]) => figure)]
  const cents = (amount: number) => Math.round(amount * 100) / 100
  const words = factors.map(([factor, { value }]) => `× ${factorOf(value)} (${factor.slice(car.name.length + 2)})`)
  return adds(`${car.name}: ${[grouped(national.value), ...words].join(" ")}`, {
    value: cents(product(figures, ({ value }) => factorOf(value))),
    low: product(figures, ({ value, low = value }) => low),
    high: product(figures, ({ value, high = value }) => high),
    source: joined(figures.map(({ source }) => source))
  })
}

export const garageFindings = ([first, ...more]: readonly [Car, ...Array<Car>], level: AutoLevel): Findings => [
  adds("National average, one vehicle, 100/300/100 with collision and comprehensive", national),
  ...factorsOf(first, level).map(([factor, figure]) => times(factor, figure)),
  ...unknownsOf(first, 0),
  ...more.map(car => further(car, level)),
  more.length > 0 ? times(`${more.length + 1} vehicles on one policy`, multiCar) : undefined
]
