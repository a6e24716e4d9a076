const coreContact = [
  "id",
  "firstName",
  "lastName",
  "email",
  "phone",
  "mobilePhone",
  "jobTitle",
  "jobFunction",
  "managementLevel",
  "contactAccuracyScore",
  "city",
  "state",
  "country",
  "lastUpdatedDate",
  "validDate",
  "companyName",
  "companyWebsite",
  "companyPrimaryIndustry",
  "companyEmployeeCount",
  "companyRevenueNumeric"
]

const coreCompany = [
  "id",
  "name",
  "website",
  "city",
  "state",
  "zipCode",
  "country",
  "primaryIndustry",
  "employeeCount",
  "revenue",
  "foundedYear",
  "type",
  "companyStatus",
  "lastUpdatedDate"
]

export interface OutputFields {
  readonly contact: ReadonlyArray<string>
  readonly company: ReadonlyArray<string>
}

/** Fields that every account may see. */
export const coreFields: OutputFields = { contact: coreContact, company: coreCompany }

export const allFields: OutputFields = {
  contact: [
    ...coreContact,
    "supplementalEmail",
    "street",
    "zipCode",
    "personHasMoved",
    "education",
    "engagements",
    "companyCity",
    "companyState",
    "companyZipCode",
    "companyCountry",
    "companyType",
    "companyTicker",
    "companyIndustries",
    "companyNaicsCodes",
    "companySicCodes",
    "companyEmployeeRange",
    "companyRevenue",
    "companyRevenueRange"
  ],
  company: [
    ...coreCompany,
    "domainList",
    "ticker",
    "industries",
    "naicsCodes",
    "sicCodes",
    "employeeRange",
    "revenueRange",
    "companyFunding",
    "engagements"
  ]
}
