import type { Education, HomeownerStatus, MaritalStatus } from "../../profile/Profile.ts"
import type { Company } from "./Companies.ts"
import type { Title } from "./Jobs.ts"
import type { City, State } from "./Places.ts"

export interface Job {
  readonly company: Company
  readonly title: Title
  readonly since: string
  readonly until?: string
  readonly email: string
}

export interface Household {
  readonly index: number
  readonly state: State
  readonly city: City
  readonly zip: string
  readonly street: string
  readonly size: number
  readonly ownership: typeof HomeownerStatus.Type
  readonly adults: ReadonlyArray<Person>
}

export interface Person {
  readonly index: number
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: string
  readonly marital: typeof MaritalStatus.Type
  readonly education: typeof Education.Type
  readonly personalEmail: string
  readonly phone: string
  /** Newest first; empty for people who never worked for a firm we know. */
  readonly jobs: ReadonlyArray<Job>
  readonly personalIncome: number
  readonly occupation: string
  readonly household: Household
}

/** The job held on a day. */
export const jobOn = (person: Person, day: string): Job | undefined =>
  person.jobs.find(job => job.since <= day && (job.until === undefined || job.until > day))

export const currentJob = (person: Person): Job | undefined => {
  const [newest] = person.jobs
  return newest?.until === undefined ? newest : undefined
}
