import { Either } from "effect"
import isEmail from "validator/lib/isEmail.js"
import { normalised, oneLine } from "./Normalised.ts"

const maxLength = 254
const unfit = "must be one e-mail address, such as name@company.com"

/** Lower case throughout: no mailbox in use tells JANE@ from jane@. */
export const normaliseEmail = (given: string): Either.Either<string, string> =>
  Either.flatMap(oneLine(given, maxLength), text => {
    const email = text.toLowerCase().normalize("NFC")
    if (!email.includes("@")) return Either.left(`${unfit}: the @ is missing`)
    if (email.includes(" ")) return Either.left(`${unfit}: it must not hold spaces`)
    return isEmail(email) ? Either.right(email) : Either.left(unfit)
  })

export const Email = normalised(
  normaliseEmail,
  "E-mail address, kept in lower case; internationalised ones are fine.",
  maxLength
)

export const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1)
