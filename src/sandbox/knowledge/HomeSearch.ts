import type { Person } from "../population/Model.ts"
import type { Directory } from "./Directory.ts"
import { type GarageView, garageView } from "./GarageView.ts"
import { type HomeView, homeView, knowsEmail, knowsPhone } from "./HomeView.ts"
import { edits, nameLikeness, phoneKey, plain } from "./Likeness.ts"

export interface Sought {
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly street?: string | undefined
  readonly postalCode?: string | undefined
  readonly birthDate?: string | undefined
}

const streetLikeness = (a: string, b: string): number => {
  const x = plain(a)
  const y = plain(b)
  if (x === y) return 1
  const number = (text: string) => /^\s*(\d+)/.exec(text)?.[1]
  if (number(a) !== number(b)) return 0
  return x.slice(0, 7) === y.slice(0, 7) || edits(x, y, 3) <= 3 ? 0.85 : 0
}

/** Persons at an address by name: the best first. */
export const atAddress = (directory: Directory, sought: Sought): ReadonlyArray<readonly [Person, number]> => {
  const { firstName, lastName, postalCode, street } = sought
  if (lastName === undefined || postalCode === undefined) return []
  return (directory.byZip.get(postalCode.slice(0, 5)) ?? [])
    .map(person => {
      const place = street === undefined ? 0.7 : streetLikeness(person.household.street, street)
      const given = firstName === undefined ? 0.75 : nameLikeness(person.firstName, firstName) || 0.5
      return [person, place * given * nameLikeness(person.lastName, lastName)] as const
    })
    .filter(([, likeness]) => likeness > 0.3)
    .sort(([, a], [, b]) => b - a)
}

export class HomeSearch {
  constructor(
    private readonly directory: Directory,
    private readonly seed: number,
    private readonly today: string
  ) {}

  private seen(person: Person | undefined): HomeView | undefined {
    return person && homeView(this.seed, person, this.today)
  }
  find(sought: Sought): { view: HomeView; likeness: number } | undefined {
    const { email, phone } = sought
    const byMail = email === undefined ? undefined : this.seen(this.directory.byEmail.get(email.trim().toLowerCase()))
    if (byMail !== undefined && byMail.person.personalEmail === email?.trim().toLowerCase() && knowsEmail(byMail)) {
      return { view: byMail, likeness: 1 }
    }
    for (const person of phone === undefined ? [] : (this.directory.byPhone.get(phoneKey(phone)) ?? [])) {
      const view = this.seen(person)
      const sameName = sought.lastName === undefined ? 0.9 : nameLikeness(person.lastName, sought.lastName) || 0.6
      if (view !== undefined && knowsPhone(view)) return { view, likeness: sameName }
    }
    for (const [person, likeness] of atAddress(this.directory, sought)) {
      const view = this.seen(person)
      if (view !== undefined && likeness > 0.4) return { view, likeness }
    }
    return undefined
  }
  garage(sought: Sought): { view: GarageView; likeness: number } | undefined {
    for (const [person, likeness] of atAddress(this.directory, sought)) {
      const view = garageView(this.seed, person.household, this.today)
      if (view !== undefined && likeness > 0.4) return { view, likeness }
    }
    return undefined
  }
  garageOfVin(vin: string): GarageView | undefined {
    const owner = this.directory.ownerOfVin(vin)
    return owner && garageView(this.seed, owner.household, this.today)
  }
}
