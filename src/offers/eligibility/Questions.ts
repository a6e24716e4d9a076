import type { FieldName } from "../../rules/Field.ts"

interface Asked {
  /** Where the answer belongs. */
  readonly field: string
  readonly question: string
  /** What is not known, in the middle of a sentence. */
  readonly noun: string
}

export interface EligibilityQuestion {
  readonly ruleId: string
  /** The answer may close the offer. */
  readonly closes: boolean
  readonly field: string
  readonly question: string
}

const asked: Partial<Record<FieldName, Asked>> = {
  state: { field: "lead.address.state", question: "In which state do you live?", noun: "the state" },
  age: { field: "lead.dateOfBirth", question: "What is your date of birth?", noun: "the date of birth" },
  dateOfBirth: { field: "lead.dateOfBirth", question: "What is your date of birth?", noun: "the date of birth" },
  vehicleOrInterest: {
    field: "lead.vehicles",
    question: "Which vehicles do you drive, and are they insured in your name?",
    noun: "whether there is a vehicle to insure"
  },
  vehicleUse: {
    field: "attributes.vehicleUse",
    question: "Do you use the vehicle for deliveries, ride sharing or other paid driving?",
    noun: "the use of the vehicle"
  },
  homeOrInterest: {
    field: "attributes.occupancy",
    question: "Do you own your home, or rent it?",
    noun: "whether the home is owned or rented"
  },
  occupancy: {
    field: "attributes.occupancy",
    question: "Do you own your home, or rent it, and does somebody live in it?",
    noun: "whether the home is owned or rented"
  },
  propertyType: {
    field: "propertyData.propertyType",
    question: "Is the home a house, a condominium or a manufactured home?",
    noun: "the kind of home"
  },
  claimsInFiveYears: {
    field: "propertyData.claimsHistory",
    question: "Were there property claims in the last five years?",
    noun: "the property claims"
  },
  roofAge: { field: "attributes.roofAge", question: "How old is the roof?", noun: "the age of the roof" },
  income: {
    field: "demographics.income",
    question: "What does the household earn in a year, before tax?",
    noun: "the household's income"
  },
  householdSize: {
    field: "demographics.householdSize",
    question: "How many people are in the household, as on the tax return?",
    noun: "the size of the household"
  },
  entitledToMedicareBefore65: {
    field: "attributes.medicareDisability",
    question: "Do you have Medicare already, or are you entitled to it before 65?",
    noun: "whether there is Medicare already"
  },
  exchangeOpen: {
    field: "attributes.marketplaceEvent",
    question: "Does the state's own exchange still take enrolments? If not: was there a qualifying event?",
    noun: "whether the state's exchange is still open"
  },
  replacesLifeCover: {
    field: "attributes.replacesLifeCover",
    question: "Would this replace life insurance that you have now?",
    noun: "whether it replaces other cover"
  },
  firmOrInterest: {
    field: "firmographics.seniority",
    question: "Do you run a business of your own?",
    noun: "whether there is a firm"
  },
  runsFirm: {
    field: "firmographics.seniority",
    question: "Do you decide on the insurance of the firm you are with?",
    noun: "whether the person runs the firm"
  },
  bopEligible: {
    field: "firmographics.naicsCode",
    question: "What exactly does the business do?",
    noun: "the class of business"
  },
  annualSales: {
    field: "attributes.annualSales",
    question: "How much does the business sell in a year?",
    noun: "the yearly sales"
  },
  areaSquareFeet: {
    field: "attributes.buildingSquareFeet",
    question: "How many square feet does the business use at its largest location?",
    noun: "the area"
  },
  payroll: {
    field: "attributes.payroll",
    question: "What is the yearly payroll?",
    noun: "the payroll"
  }
}

export const askedOf = (missing: ReadonlyArray<FieldName>): ReadonlyArray<Asked> =>
  missing.flatMap(field => asked[field] ?? [])
