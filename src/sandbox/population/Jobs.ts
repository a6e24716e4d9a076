import type { Seniority } from "../../profile/Profile.ts"
import type { Draw } from "./Draw.ts"

export type Level = typeof Seniority.Type

export interface Department {
  readonly name: string
  readonly officer: string
  readonly areas: ReadonlyArray<string>
  readonly roles: ReadonlyArray<string>
  readonly apollo: { readonly department: string; readonly sub: string; readonly fn: string }
  readonly zoominfo: { readonly name: string; readonly department: string }
  readonly clearbit: string
}

/** Name|officer|areas|roles|Apollo department,sub,function|ZoomInfo function,department|Clearbit role */
const table = `
Engineering|Technology|Engineering,Platform Engineering,Product Development|Software Engineer,Mechanical Engineer,Quality Engineer|master_engineering_technical,software_development,engineering|Software Development,Engineering & Technical|engineering
Information Technology|Information|Information Technology,IT Operations,Security|Systems Administrator,Network Technician,Support Analyst|master_information_technology,information_technology,information_technology|Information Technology,Information Technology|information_technology
Sales|Revenue|Sales,Business Development,Regional Sales|Account Executive,Sales Representative,Sales Associate|master_sales,sales,sales|Sales,Sales|sales
Marketing|Marketing|Marketing,Brand,Demand Generation|Marketing Specialist,Copywriter,Graphic Designer|master_marketing,marketing,marketing|Marketing,Marketing|marketing
Finance|Financial|Finance,Accounting,Internal Audit|Accountant,Financial Analyst,Bookkeeper|c_suite,accounting,finance|Finance,Finance|finance
Human Resources|People|Human Resources,Talent Acquisition|Recruiter,Payroll Specialist|master_human_resources,human_resources,human_resources|Human Resources,Human Resources|human_resources
Legal|Legal|Legal,Compliance|Paralegal,Attorney|master_legal,legal,legal|Legal,Legal|legal
Operations|Operating|Operations,Supply Chain,Facilities|Operations Coordinator,Dispatcher,Warehouse Associate,Technician,Driver|master_operations,operations,operations|Operations,Operations|operations
Customer Service|Customer|Customer Service,Client Success|Customer Service Representative,Call Center Agent|master_support,support,support|Customer Service,Support|customer_service
Medical|Medical|Nursing,Clinical Services|Registered Nurse,Medical Assistant,Physician,Pharmacist|medical_health,medical_health_general,medical_health|Medical Providers,Medical & Health|medical
Education|Academic|Curriculum,Student Services|Teacher,Teaching Assistant,Instructor|master_education,education,education|Teachers,Education|education`

const pair = (text: string): ReadonlyArray<string> => text.split(",")

export const departments: ReadonlyArray<Department> = table
  .trim()
  .split("\n")
  .map(line => {
    const [name = "", officer = "", areas = "", roles = "", apollo = "", zoominfo = "", clearbit = ""] = line.split("|")
    const [department = "", sub = "", fn = ""] = pair(apollo)
    const [zName = "", zDepartment = ""] = pair(zoominfo)
    return {
      name,
      officer,
      areas: pair(areas),
      roles: pair(roles),
      apollo: { department, sub, fn },
      zoominfo: { name: zName, department: zDepartment },
      clearbit
    }
  })

/** A title in its parts: `what` is the area led, or the role filled below manager. */
export interface Title {
  readonly level: Level
  readonly department: Department
  readonly what: string
}

export type TitleStyle = "plain" | "long" | "short"

const chief = (title: Title): string =>
  title.department.name === "Operations" ? "Executive" : title.department.officer
const initials = (text: string): string =>
  text
    .split(" ")
    .map(word => word.charAt(0))
    .join("")

export const titleText = (title: Title, style: TitleStyle = "plain"): string => {
  const { what } = title
  switch (title.level) {
    case "owner":
      return style === "long" ? "Owner & Founder" : "Owner"
    case "c_suite":
      return style === "short" ? initials(`Chief ${chief(title)} Officer`) : `Chief ${chief(title)} Officer`
    case "vp":
      return style === "long" ? `Vice President, ${what}` : style === "short" ? `VP ${what}` : `VP of ${what}`
    case "director":
      return style === "long" ? `Director, ${what}` : style === "short" ? `${what} Director` : `Director of ${what}`
    case "manager":
      return style === "long" ? `Manager, ${what}` : `${what} Manager`
    case "senior":
      return style === "short" ? `Sr. ${what}` : `Senior ${what}`
    case "entry":
      return what
  }
}

const lead = new Set<Level>(["vp", "director", "manager", "c_suite", "owner"])

export const drawTitle = (draw: Draw, level: Level, allowed: ReadonlyArray<Department>): Title => {
  const department = draw.pick(allowed)
  return { level, department, what: draw.pick(lead.has(level) ? department.areas : department.roles) }
}

const ladder: ReadonlyArray<Level> = ["entry", "senior", "manager", "director", "vp", "c_suite", "owner"]

/** The same career one step earlier. */
export const titleBefore = (draw: Draw, title: Title): Title => {
  const level = ladder[Math.max(0, ladder.indexOf(title.level) - 1)] ?? "entry"
  return { ...drawTitle(draw, level, [title.department]), level }
}
