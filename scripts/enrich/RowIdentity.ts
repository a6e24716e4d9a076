import type { LeadInput } from "../../src/leads/LeadInput.ts"

const plain = (value: string | undefined) => value?.toLowerCase() ?? ""

/**
 * Who a row is about, the same however often the row is written: the name, and the surest way to the person. Two people
 * who share a mailbox stay two; a new phone number or address leaves a person the same.
 */
export const identityOf = ({ firstName, lastName, email, phone, address, dateOfBirth, company }: LeadInput) => {
  const name = [plain(firstName), plain(lastName)]
  if (email !== undefined) return ["email", ...name, email]
  if (phone !== undefined) return ["phone", ...name, phone]
  if (lastName !== undefined && address !== undefined) {
    const { street, city, state, postalCode, country } = address
    return ["address", ...name, dateOfBirth ?? "", ...[street, city, state, postalCode, country].map(plain)]
  }
  return ["company", ...name, plain(company?.domain ?? company?.name)]
}
