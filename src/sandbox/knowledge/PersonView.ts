import type { Company } from "../population/Companies.ts"
import { departments, drawTitle, type Title, titleBefore } from "../population/Jobs.ts"
import { type Job, jobOn, type Person } from "../population/Model.ts"
import { type City, type State, statesByPopulation } from "../population/Places.ts"
import type { Population } from "../population/Population.ts"
import type { VendorId } from "../server/Vendor.ts"
import { habits, Witness } from "./Witness.ts"

/** A working person as one business vendor has them: the job of the day they were observed, give or take mistakes. */
export interface PersonView {
  readonly person: Person
  readonly witness: Witness
  readonly job: Job
  readonly earlier: Job | undefined
  readonly employer: Company
  readonly title: Title
  readonly state: State
  readonly city: City
  readonly knowsPersonalEmail: boolean
  readonly knowsPhone: boolean
}

const otherTitle = (witness: Witness, title: Title): Title | undefined => {
  const draw = witness.wrong("title")
  if (draw === undefined) return undefined
  return draw.chance(0.5) ? titleBefore(draw, title) : drawTitle(draw, title.level, departments)
}

export class PeopleBooks {
  constructor(
    private readonly population: Population,
    private readonly vendor: VendorId,
    private readonly today: string
  ) {}

  view(person: Person): PersonView | undefined {
    const { companies, seed } = this.population
    const witness = new Witness(seed, this.vendor, "person", person.index, this.today)
    const job = jobOn(person, witness.observedOn)
    if (!witness.knows || job === undefined) return undefined
    const { knowsPersonalEmail, knowsPhone } = habits[this.vendor]
    const elsewhere = witness.wrong("home")
    const state = elsewhere?.weighted(statesByPopulation) ?? person.household.state
    return {
      person,
      witness,
      job,
      earlier: person.jobs[person.jobs.indexOf(job) + 1],
      employer: witness.wrong("employer", 0.6)?.pick(companies) ?? job.company,
      title: otherTitle(witness, job.title) ?? job.title,
      state,
      city: elsewhere?.pick(state.cities) ?? person.household.city,
      knowsPersonalEmail: witness.has("personal email", knowsPersonalEmail),
      knowsPhone: witness.has("phone", knowsPhone)
    }
  }
}
