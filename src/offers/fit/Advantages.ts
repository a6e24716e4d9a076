import type { Applicant } from "../applicant/Applicant.ts"
import type { Coverage } from "../Coverage.ts"
import type { Product } from "../Product.ts"
import type { Candidate } from "./Fact.ts"

/** True of the product, or undefined for a person of whom it is not known to hold. */
type Claim = string | ((applicant: Applicant, coverage: ReadonlyArray<Coverage>) => string | undefined)

const oneCall = "One call settles car and home"

const withCar = ({ vehicles }: Applicant) => (vehicles.length > 0 ? oneCall : undefined)

const withHome = ({ profile }: Applicant) => (profile.propertyData?.propertyType === undefined ? undefined : oneCall)

const isLent = ({ vehicles }: Applicant) =>
  vehicles.some(({ ownership }) => ownership === "financed" || ownership === "leased")

const replacementCost = (_: Applicant, coverage: ReadonlyArray<Coverage>) =>
  coverage.some(({ limit }) => typeof limit === "string" && /actual cash value/i.test(limit))
    ? undefined
    : "Replacement-cost dwelling cover rather than market value"

const ownedHome = (own: Claim): ReadonlyArray<Claim> => [
  withCar,
  own,
  "Personal liability is part of the policy, not only the building",
  "Help with living costs elsewhere while the home is unfit to live in after a covered loss"
]

/**
 * What the usual form of the product holds: ISO personal auto, HO-3, HO-4, HO-6, MH and businessowners forms; level term
 * and whole life; 42 USC 300gg-3 and 300gg-13 for health. What is true of this person comes first.
 */
const claims: Readonly<Record<Product, ReadonlyArray<Claim>>> = {
  personal_auto: [
    ({ vehicles }) => (vehicles.length > 1 ? `All ${vehicles.length} vehicles can be on one policy` : undefined),
    applicant =>
      isLent(applicant) ? "Collision and comprehensive can be set up as a lender or lessor asks for them" : undefined,
    withHome,
    "Limits and deductibles can be compared side by side before deciding"
  ],
  homeowners: ownedHome(replacementCost),
  condo: ownedHome("Covers the inside of the unit, which the association's policy may leave to its owner"),
  mobile_home: ownedHome("Written for mobile and manufactured homes, with the structure and belongings in one policy"),
  renters: [
    ({ vehicles }) => (vehicles.length > 0 ? "One call settles car and belongings" : undefined),
    "Belongings are covered away from home too, within the policy's limits",
    "Personal liability is part of the policy, not only belongings",
    "Help with living costs elsewhere while the home is unfit to live in after a covered loss"
  ],
  term_life: [
    ({ stated: { mortgageBalance } }) =>
      mortgageBalance === undefined || mortgageBalance === 0
        ? undefined
        : "The term can be chosen to last as long as the mortgage",
    "The premium stays level for the whole term chosen",
    "A policy of one's own does not end with a job, as cover through work usually does",
    "Whom it pays is for the policyholder to name and to change"
  ],
  final_expense: [
    "Whole life: it does not end after a term while premiums are paid",
    "The premium does not rise with age",
    "An amount meant for a funeral and last bills, rather than for years of income"
  ],
  marketplace_health: [
    "Conditions a person already has are covered from the first day, and do not change the price",
    "Recommended preventive care in the network has no copay",
    ({ stated: { employerHealthOffer } }) =>
      employerHealthOffer === false ? "A plan of one's own does not depend on an employer" : undefined,
    "Plans of one metal level can be compared by network, drugs and deductible"
  ],
  business_owners: [
    "Property and liability of the business in one policy",
    "Income lost while the business is shut by a covered loss is part of the policy",
    ({ stated: { employees, hasWorkersCompensation } }) =>
      (employees ?? 0) > 0 && hasWorkersCompensation === false
        ? "Workers' compensation for the staff can be looked at in the same call"
        : undefined
  ],
  bundle: [
    ({ vehicles }) => (vehicles.length > 1 ? `The home and all ${vehicles.length} vehicles in one review` : undefined),
    "One agent for car and home, who sees where the two policies meet",
    "Car and home can be set to renew together",
    "Either policy can be taken without the other"
  ]
}

const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 0 })

/** A level above what the state asks for, said with both figures. */
const aboveMinimum = (coverage: ReadonlyArray<Coverage>): ReadonlyArray<string> =>
  coverage
    .flatMap(({ limit, name, required }) =>
      typeof limit === "number" && required !== undefined && required > 0 && limit > required
        ? [`${name}: ${dollars.format(limit)}, where the state asks for ${dollars.format(required)}`]
        : []
    )
    .slice(0, 1)

const most = 4

/** What may fairly be said for the product to this person: nothing of price, saving or approval. */
export const advantages = (
  applicant: Applicant,
  { product }: Candidate,
  coverage: ReadonlyArray<Coverage> = []
): ReadonlyArray<string> => {
  const held = claims[product]
    .map(claim => (typeof claim === "string" ? claim : claim(applicant, coverage)))
    .filter(says => says !== undefined)
  return [...aboveMinimum(coverage), ...held].slice(0, most)
}
