import type { LeadJson } from "./Wire.ts"

const digitsOf = (text: string): string => text.replaceAll(/\D/g, "")
const isNumber = /^[+\d\s().-]+$/
const fewestDigits = 3
const shownAtMost = 8

const isMeant = ({ firstName = "", lastName = "", leadId, phone = "" }: LeadJson, text: string): boolean => {
  if (leadId.toLowerCase().startsWith(text)) return true
  if (isNumber.test(text)) return digitsOf(text).length >= fewestDigits && digitsOf(phone).includes(digitsOf(text))
  const names = `${firstName} ${lastName}`.toLowerCase().split(/\s+/)
  return text.split(/\s+/).every(part => names.some(name => name.startsWith(part)))
}

/** The first few whose name, phone or id begins so. */
export const leadsFound = (leads: ReadonlyArray<LeadJson>, typed: string): ReadonlyArray<LeadJson> => {
  const text = typed.trim().toLowerCase()
  return text.length < 2 ? [] : leads.filter(lead => isMeant(lead, text)).slice(0, shownAtMost)
}
