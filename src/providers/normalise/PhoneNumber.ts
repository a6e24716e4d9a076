import { parsePhoneNumberFromString } from "libphonenumber-js"

const longestWritten = 40

/** E.164 of a number that can exist; written without a country it is read as a US number. */
export const phoneNumber = (written: string | null | undefined): string | undefined => {
  if (written === null || written === undefined || written.length > longestWritten) return undefined
  const parsed = parsePhoneNumberFromString(written, "US")
  return parsed?.isPossible() === true ? parsed.number : undefined
}
