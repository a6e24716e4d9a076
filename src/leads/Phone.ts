import { Either } from "effect"
import { type NumberType, parsePhoneNumberFromString } from "libphonenumber-js/max"
import { normalised, oneLine } from "./Normalised.ts"

const longestWritten = 40
const parse = (text: string) => parsePhoneNumberFromString(text, { defaultCountry: "US", extract: false })

/** E.164; a number without a country code is taken for a US one, and an extension is dropped. */
export const normalisePhone = (given: string): Either.Either<string, string> =>
  Either.flatMap(oneLine(given, longestWritten), text => {
    const phone = parse(text)
    if (phone?.isValid() === true) return Either.right(phone.number)
    return Either.left(
      text.startsWith("+")
        ? "must be a phone number that exists in its country"
        : "must be a US phone number of 10 digits, or an international one that begins with +"
    )
  })

export const Phone = normalised(
  normalisePhone,
  "Phone number, kept as E.164 (+12125550123). US when it has no country code; extensions are not kept.",
  longestWritten
)

export const phoneTypeOf = (e164: string): NumberType => parse(e164)?.getType()
