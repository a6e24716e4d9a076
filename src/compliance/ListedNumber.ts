import { Either } from "effect"

/** One line of a do-not-call list: a number, or no more than SHA-256 of its E.164 form, in hexadecimal. */
export type ListedNumber = { readonly phone: string } | { readonly sha256: string }

const sha256 = /^[0-9a-f]{64}$/
/** Area and exchange begin with 2-9. */
const inPlan = /^(?:\+?1)?([2-9]\d{2}[2-9]\d{6})$/

/** Lists give numbers as 2025550123, 202,5550123 or (202) 555-0123. */
export const listedNumberOf = (line: string): Either.Either<ListedNumber, string> => {
  const text = line.trim().toLowerCase()
  if (sha256.test(text)) return Either.right({ sha256: text })
  const number = inPlan.exec(text.replaceAll(/[\s,;"().-]/g, ""))?.[1]
  return number === undefined
    ? Either.left("must be a US phone number of 10 digits, or SHA-256 of +1 and those in hexadecimal")
    : Either.right({ phone: `+1${number}` })
}
