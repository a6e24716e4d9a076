import { Schema, Struct } from "effect"

/** All that a rule may ask about, and of which kind it is; what is not here cannot be ruled by. */
export const kinds = {
  action: "text",
  acaConsentDocumented: "boolean",
  age: "number",
  ageAtPlanStart: "number",
  agentLicensed: "boolean",
  allowedInAllTimeZones: "boolean",
  annualSales: "number",
  areaSquareFeet: "number",
  attemptsIn24Hours: "number",
  benefitsDiscussed: "boolean",
  bopClass: "text",
  bopEligible: "text",
  bothPartsOpen: "boolean",
  buildingStories: "number",
  callRecorded: "boolean",
  callSeconds: "number",
  catastropheExposure: "text",
  channel: "text",
  claimsInFiveYears: "number",
  consentAgeDays: "number",
  consentOrRelationship: "boolean",
  consumerReportUsedAdversely: "boolean",
  crossSellNonHealth: "boolean",
  date: "date",
  dateOfBirth: "date",
  debts: "number",
  declaredEmergency: "boolean",
  dependants: "number",
  dwellingLimitToRebuild: "number",
  electionPeriod: "text",
  employees: "number",
  employerOfferAffordable: "boolean",
  entitledToMedicareBefore65: "boolean",
  exchangeOpen: "boolean",
  existingRelationship: "boolean",
  expressConsent: "boolean",
  extraHazardousIndustry: "boolean",
  firmOrInterest: "boolean",
  firmTrades: "boolean",
  floodZone: "boolean",
  form: "text",
  hardshipExemption: "boolean",
  hasCollisionAndComprehensive: "boolean",
  hasWorkersCompensation: "boolean",
  hoursSinceScopeOfAppointment: "number",
  homeOrInterest: "boolean",
  householdSize: "number",
  income: "number",
  inducementOffered: "boolean",
  insuredAge: "number",
  isConstruction: "boolean",
  leadFromOtherTpmo: "boolean",
  legalHoliday: "boolean",
  limitsToStateMinimum: "text",
  localTime: "text",
  marketingAppointment: "boolean",
  marketingTargetsOpenEnrolment: "boolean",
  occupancy: "text",
  onInternalDoNotCall: "boolean",
  onNationalDoNotCall: "boolean",
  onStateDoNotCall: "boolean",
  oneToOneConsent: "boolean",
  outdoorVehicleStorage: "boolean",
  ownsHome: "boolean",
  payroll: "number",
  permissionToContact: "boolean",
  planAvailableInCounty: "boolean",
  preexistingCondition: "boolean",
  premiumToIncome: "number",
  product: "text",
  prohibitedPhraseFound: "boolean",
  propertyType: "text",
  qualifyingEvent: "text",
  recommendation: "boolean",
  recordingConsent: "boolean",
  recordingOrTranscribing: "boolean",
  relationship: "text",
  replacesLifeCover: "boolean",
  revoked: "boolean",
  roofAge: "number",
  runsFirm: "boolean",
  scopeOfAppointmentRecorded: "boolean",
  state: "text",
  stateExempt: "boolean",
  timeZoneCandidates: "number",
  totalLifeCover: "number",
  tpmoDisclaimerRead: "boolean",
  tying: "boolean",
  uses: "list",
  vehicleFinanced: "boolean",
  vehicleOrInterest: "boolean",
  vehicleUse: "text",
  vehicleValue: "number",
  weekday: "text",
  workStories: "number",
  writtenConsent: "boolean",
  youngestDriverAge: "number",
  zipMatchesState: "boolean"
} as const

export const fieldNames = Struct.keys(kinds)
export const FieldName = Schema.Literal(...fieldNames)
export type FieldName = typeof FieldName.Type

interface ValueOf {
  readonly number: number
  readonly boolean: boolean
  readonly text: string
  /** YYYY-MM-DD */
  readonly date: string
  readonly list: ReadonlyArray<string>
}

export interface Fact<A> {
  readonly value: A
  /** 0-1. */
  readonly confidence?: number
  /** Where it was read. */
  readonly field?: string
}

/** What is known; a field that is absent is not known, which is not the same as not so. */
export type Facts = { readonly [F in FieldName]?: Fact<ValueOf[(typeof kinds)[F]]> | undefined }
