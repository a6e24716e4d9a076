import type { TrueLead } from "../../src/sandbox/control/TruthBook.ts"

/** What an agency would know of someone before it asks anybody. */
export const leadOf = ({ email, phone, firstName, lastName, address, jobTitle, company }: TrueLead) => ({
  email,
  phone,
  firstName,
  lastName,
  address,
  ...(company !== undefined && { company, jobTitle })
})
