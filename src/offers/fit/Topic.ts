import { Struct } from "effect"
import { words } from "../../enrichment/merge/Words.ts"
import type { IntentSignal } from "../../profile/Profile.ts"
import type { Product } from "../Product.ts"

export type Search = "home_search" | "vehicle_search" | "move_search" | "business_search"
type Shares = Partial<Readonly<Record<Product, number>>>

/** What a topic speaks of: how much for each product, and the change in life that it hints at. */
export interface Topic {
  readonly speaks: Shares
  readonly search: Search | undefined
}

interface Subject {
  readonly about: RegExp
  readonly speaks: Shares
  /** True when the words mean insurance by themselves: "workers comp", but not "car". */
  readonly alone?: true
}

const insurance =
  /\b(insur\w*|coverages?|polic(y|ies)|premiums|(?<!life )quotes?|underwrit\w*|deductibles?|liability)\b/

/** Insurance as work, as a share, or of another kind. Medicare is a line of its own and tells an age. */
const otherwise =
  /\b(jobs?|careers?|salar(y|ies)|hiring|exams?|courses?|stocks?|investors?|pets?|dogs?|cats?|travel|warrant(y|ies)|rental cars?|car rentals?|nursing|medicare|medicaid|medigap)\b/

const groupHealth = /\b(group|employer|employee|business|company)\b.*\b(health|medical)\b/

const firm: ReadonlyArray<Subject> = [
  {
    about:
      /\b(workers? comp\w*|general liability|professional liability|errors and omissions|bop|business ?owners? polic(y|ies))\b/,
    speaks: { business_owners: 1 },
    alone: true
  },
  {
    about:
      /\b(business(es)?|commercial|compan(y|ies)|fleets?|contractors?|employers?|cyber|restaurants?|shops?|stores?|offices?)\b/,
    speaks: { business_owners: 1 }
  }
]

const ownedHome = { homeowners: 1, condo: 1, mobile_home: 1 }

const personal: ReadonlyArray<Subject> = [
  {
    about:
      /\b(bundl\w*|multi ?(policy|line)|(home|house|renters?) and (auto|car)|(auto|car) and (home|house|renters?))\b/,
    speaks: { bundle: 1 }
  },
  { about: /\b(sr ?22|no fault)\b/, speaks: { personal_auto: 1 }, alone: true },
  {
    about: /\b(autos?|automobiles?|cars?|vehicles?|motor|trucks?|suvs?|drivers?|driving|collision)\b/,
    speaks: { personal_auto: 1, bundle: 0.3 }
  },
  { about: /\b(renters?|tenants?|apartments?)\b/, speaks: { renters: 1, bundle: 0.3 } },
  { about: /\b(condos?|condominiums?|ho ?6)\b/, speaks: { condo: 1, bundle: 0.3 } },
  { about: /\b(mobile|manufactured|trailer) homes?\b/, speaks: { mobile_home: 1, bundle: 0.3 } },
  {
    about: /\b(?<!(mobile|manufactured|trailer) )(home|homeowners?|house|dwelling|property|hazard|ho ?3)s?\b/,
    speaks: { ...ownedHome, renters: 0.3, bundle: 0.3 }
  },
  { about: /\b(term|whole|universal) life\b|\bmortgage protection\b/, speaks: { term_life: 1 }, alone: true },
  { about: /\b(final expenses?|burial)\b/, speaks: { final_expense: 1 }, alone: true },
  { about: /\blife\b/, speaks: { term_life: 1, final_expense: 0.5 } },
  {
    about: /\b(obamacare|affordable care|healthcare gov|(health|medical|aca|marketplace) plans?)\b/,
    speaks: { marketplace_health: 1 },
    alone: true
  },
  { about: /\b(health|healthcare|medical|aca|marketplace)\b/, speaks: { marketplace_health: 1 } }
]

const searches: ReadonlyArray<readonly [Search, RegExp]> = [
  [
    "home_search",
    /\b(buy\w*|purchas\w*|first time|new)\b.*\b(home|house|condo)s?\b|\b(homes?|houses?|condos?) for sale\b|\bmortgage (rates?|loans?|pre\w*)\b/
  ],
  [
    "vehicle_search",
    /\b(buy\w*|purchas\w*|leas\w*|new)\b.*\b(cars?|autos?|trucks?|suvs?|vehicles?)\b|\b(car|auto|truck|suv|vehicle) (loans?|leas\w*|dealers?\w*|financing|deals?)\b/
  ],
  ["move_search", /\b(moving|relocat\w*|movers?|(apartments?|homes?) for rent|change of address)\b/],
  [
    "business_search",
    /\b(start\w*|new|form\w*|incorporat\w*|register\w*|open\w*)\b.*\b(business|compan(y|ies)|llc|restaurant|shop|store)\b/
  ]
]

const spokenOf = (text: string): Shares => {
  if (otherwise.test(text) || groupHealth.test(text)) return {}
  const isInsurance = insurance.test(text)
  const found = (subjects: ReadonlyArray<Subject>) =>
    subjects.filter(({ about, alone }) => (alone === true || isInsurance) && about.test(text))
  const ofFirm = found(firm)
  const shares: { -readonly [P in Product]?: number } = {}
  for (const { speaks } of ofFirm.length > 0 ? ofFirm : found(personal))
    for (const [product, share = 0] of Struct.entries(speaks)) shares[product] = Math.max(share, shares[product] ?? 0)
  return shares
}

const read = (topic: string): Topic => {
  const text = words(topic).join(" ")
  return {
    speaks: spokenOf(text),
    search: insurance.test(text) ? undefined : searches.find(([, sign]) => sign.test(text))?.[0]
  }
}

const alreadyRead = new WeakMap<IntentSignal, Topic>()

export const topicOf = (signal: IntentSignal): Topic => {
  const topic = alreadyRead.get(signal) ?? read(signal.topic)
  alreadyRead.set(signal, topic)
  return topic
}
