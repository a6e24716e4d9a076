import type { Education, MaritalStatus } from "../../profile/Profile.ts"
import { dayPlus, epochDay } from "./Calendar.ts"
import { drawIncome, drawJobs, type Employers, occupationOf } from "./Careers.ts"
import { street, zipIn } from "./Companies.ts"
import { type MailBook, type PhoneBook, slug } from "./Contacts.ts"
import { Draw } from "./Draw.ts"
import type { Household, Person } from "./Model.ts"
import { firstNames, lastNames, streetKinds } from "./Names.ts"
import { statesByPopulation } from "./Places.ts"

type Marital = typeof MaritalStatus.Type

const drawAge = (draw: Draw): number => {
  const [from, to] = draw.weighted<readonly [number, number]>([
    [[19, 29], 18],
    [[30, 44], 28],
    [[45, 59], 26],
    [[60, 74], 20],
    [[75, 89], 8]
  ])
  return draw.int(from, to)
}

const drawSize = (draw: Draw, age: number): number =>
  draw.weighted<number>([
    [1, age > 65 ? 42 : 26],
    [2, 34],
    [3, age > 65 ? 6 : 16],
    [4, age > 65 ? 3 : 14],
    [5, age > 65 ? 1 : 7],
    [6, age > 65 ? 0 : 3]
  ])

const drawEducation = (draw: Draw, age: number): typeof Education.Type =>
  draw.weighted([
    ["no_diploma", 8],
    ["high_school", 27],
    ["some_college", age < 24 ? 40 : 16],
    ["associate", 10],
    ["bachelor", age < 22 ? 2 : 24],
    ["graduate", age < 25 ? 0 : 14]
  ])

const alone = (draw: Draw, age: number): Marital =>
  age < 28
    ? "single"
    : draw.weighted<Marital>([
        ["single", age < 45 ? 60 : 20],
        ["divorced", 25],
        ["separated", 5],
        ["widowed", age > 60 ? 45 : 2]
      ])

const ownShare = (age: number, coupled: boolean): number =>
  Math.min(0.9, 0.12 + (age - 18) * 0.013 + (coupled ? 0.22 : 0))

const mailHosts = ["example.com", "example.org", "example.net", "mailbox.example", "postbox.example"] as const

export class Registrar {
  constructor(
    readonly seed: number,
    readonly phones: PhoneBook,
    readonly mails: MailBook,
    readonly employers: Employers
  ) {}

  household(index: number, firstPerson: number): Household {
    const draw = new Draw(this.seed, "household", index)
    const state = draw.weighted(statesByPopulation)
    const city = draw.pick(state.cities)
    const headAge = drawAge(draw)
    const size = drawSize(draw, headAge)
    const couple = size > 1 && draw.chance(0.74)
    const marital = couple ? (draw.chance(headAge < 32 ? 0.6 : 0.9) ? "married" : "partnered") : alone(draw, headAge)
    const child = size > 2 && headAge >= 42 && draw.chance(0.35)
    const adults: Array<Person> = []
    const household: Household = {
      index,
      state,
      city,
      zip: zipIn(draw, city),
      street: `${street(draw)} ${draw.pick(streetKinds)}`,
      size,
      ownership: draw.chance(ownShare(headAge, couple)) ? "owner" : draw.chance(0.95) ? "renter" : "other",
      adults
    }
    const lastName = draw.pick(lastNames)
    const add = (age: number, status: Marital, family: string) =>
      adults.push(this.person(firstPerson + adults.length, draw, household, { age, status, family }))
    add(headAge, marital, lastName)
    if (couple) {
      const age = Math.max(19, Math.min(89, headAge + draw.int(-6, 6)))
      add(age, marital, draw.chance(0.8) ? lastName : draw.pick(lastNames))
    }
    if (child) add(draw.int(18, Math.min(27, headAge - 22)), "single", lastName)
    return household
  }

  private person(
    index: number,
    draw: Draw,
    household: Household,
    { age, family, status }: { readonly age: number; readonly family: string; readonly status: Marital }
  ): Person {
    const firstName = draw.pick(firstNames)
    const education = drawEducation(draw, age)
    const birthDate = dayPlus(epochDay, -Math.floor(age * 365.25 + draw.int(1, 360)))
    const worker = { firstName, lastName: family, age, education, state: household.state }
    const jobs = drawJobs(draw, worker, this.employers, this.mails)
    const local = draw.pick([
      `${slug(firstName)}.${slug(family)}`,
      `${slug(firstName)}${slug(family)}${birthDate.slice(2, 4)}`,
      `${slug(firstName).charAt(0)}${slug(family)}`
    ])
    return {
      index,
      firstName,
      lastName: family,
      birthDate,
      marital: status,
      education,
      personalEmail: this.mails.take(local, draw.pick(mailHosts)),
      phone: this.phones.person(household.state),
      jobs,
      personalIncome: drawIncome(draw, jobs[0], worker),
      occupation: occupationOf(draw, jobs[0], age),
      household
    }
  }
}
