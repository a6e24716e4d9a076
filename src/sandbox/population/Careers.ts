import type { Education } from "../../profile/Profile.ts"
import { dayPlus, epochDay } from "./Calendar.ts"
import type { Company } from "./Companies.ts"
import { type MailBook, slug } from "./Contacts.ts"
import type { Draw } from "./Draw.ts"
import { type Department, departments, drawTitle, type Level, type Title, titleBefore, titleText } from "./Jobs.ts"
import type { Job } from "./Model.ts"
import type { State } from "./Places.ts"

type Schooling = typeof Education.Type

const only = (...names: ReadonlyArray<string>): ReadonlyArray<Department> =>
  departments.filter(department => names.includes(department.name))
const office = departments.filter(({ name }) => name !== "Medical" && name !== "Education")
const medical = only("Medical")
const schools = only("Education")
const floor = only("Operations", "Customer Service")

const departmentsOf = (draw: Draw, { industry }: Company): ReadonlyArray<Department> => {
  if (draw.chance(industry.officeShare)) return office
  if (industry.naics.startsWith("62")) return medical
  return industry.naics.startsWith("61") ? schools : floor
}

const drawLevel = (draw: Draw, company: Company, age: number, education: Schooling): Level => {
  if (company.employees < 20 && age > 28 && draw.chance(0.2)) return "owner"
  const learned = education === "graduate" ? 2 : education === "bachelor" ? 1.4 : 0.6
  const seasoned = Math.max(0.1, Math.min(1.6, (age - 20) / 20)) * learned
  return draw.weighted([
    ["c_suite", 0.02 * seasoned],
    ["vp", 0.05 * seasoned],
    ["director", 0.08 * seasoned],
    ["manager", 0.18 * seasoned],
    ["senior", 0.24 * Math.min(1, seasoned)],
    ["entry", 0.4]
  ])
}

/** Firms by weight, overall and by state: who is likely to employ someone who lives there. */
export class Employers {
  private readonly everywhere: ReadonlyArray<Company>
  private readonly byState = new Map<State, Array<Company>>()

  constructor(companies: ReadonlyArray<Company>) {
    this.everywhere = companies.flatMap(company =>
      Array.from({ length: Math.ceil(Math.min(40, Math.sqrt(company.employees) / 3)) }, () => company)
    )
    for (const company of this.everywhere) {
      const local = this.byState.get(company.state)
      if (local === undefined) this.byState.set(company.state, [company])
      else local.push(company)
    }
  }
  draw(draw: Draw, state: State): Company {
    const local = this.byState.get(state)
    return local !== undefined && draw.chance(0.85) ? draw.pick(local) : draw.pick(this.everywhere)
  }
}

const mailLocal = (company: Company, firstName: string, lastName: string): string => {
  const first = slug(firstName)
  const last = slug(lastName)
  if (company.mailStyle === "flast") return first.charAt(0) + last
  return company.mailStyle === "first.last" ? `${first}.${last}` : `${first}_${last}`
}

interface Worker {
  readonly firstName: string
  readonly lastName: string
  readonly age: number
  readonly education: Schooling
  readonly state: State
}

const workShare = (age: number): number => (age < 23 ? 0.6 : age < 63 ? 0.86 : age < 70 ? 0.4 : 0.08)

export const drawJobs = (draw: Draw, worker: Worker, employers: Employers, mails: MailBook): ReadonlyArray<Job> => {
  const { age, education, firstName, lastName, state } = worker
  if (!draw.chance(workShare(age))) return []
  const jobAt = (company: Company, title: Title, since: string): Job => ({
    company,
    title,
    since,
    email: mails.take(mailLocal(company, firstName, lastName), company.domain)
  })
  const company = employers.draw(draw, state)
  const title = drawTitle(draw, drawLevel(draw, company, age, education), departmentsOf(draw, company))
  const mostDays = Math.max(120, (age - 17) * 365)
  const since = dayPlus(epochDay, -Math.min(mostDays, Math.round(draw.lognormal(1100, 0.9))))
  const job = jobAt(company, title, since)
  if (age < 21 || title.level === "owner" || draw.chance(0.15)) return [job]
  const earlier = titleBefore(draw, title)
  const start = dayPlus(since, -draw.int(300, Math.max(301, Math.min(2500, mostDays))))
  if (draw.chance(0.45)) return [job, { company, title: earlier, since: start, until: since, email: job.email }]
  return [job, { ...jobAt(employers.draw(draw, state), earlier, start), until: since }]
}

const payOf: Readonly<Record<Level, number>> = {
  owner: 115_000,
  c_suite: 260_000,
  vp: 195_000,
  director: 140_000,
  manager: 92_000,
  senior: 70_000,
  entry: 43_000
}
const payIn: Readonly<Record<string, number>> = {
  Engineering: 1.3,
  Legal: 1.25,
  Medical: 1.2,
  "Customer Service": 0.85,
  Operations: 0.9
}
const payFor: Readonly<Record<Schooling, number>> = {
  no_diploma: 0.8,
  high_school: 0.88,
  some_college: 0.94,
  associate: 0.97,
  bachelor: 1.1,
  graduate: 1.28
}

export const drawIncome = (draw: Draw, job: Job | undefined, worker: Worker): number => {
  const cost = Math.sqrt(worker.state.medianIncome / 75_000)
  const pay =
    job === undefined
      ? worker.age >= 62
        ? 39_000
        : 14_000
      : payOf[job.title.level] * (payIn[job.title.department.name] ?? 1)
  return Math.round((pay * payFor[worker.education] * cost * Math.exp(draw.normal(0, 0.2))) / 100) * 100
}

export const occupationOf = (draw: Draw, job: Job | undefined, age: number): string => {
  if (job !== undefined) return titleText(job.title)
  if (age >= 62) return "Retired"
  return age < 25 && draw.chance(0.7) ? "Student" : draw.pick(["Homemaker", "Self-employed", "Not employed"])
}
