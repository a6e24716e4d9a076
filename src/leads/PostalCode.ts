import { Either } from "effect"
import isPostalCode, { locales, type PostalCodeLocale } from "validator/lib/isPostalCode.js"
import { oneLine } from "./Normalised.ts"

const maxLength = 20
const zip = /^(\d{5})(?:[- ]?(\d{4}))?$/

export const normaliseZip = (given: string): Either.Either<string, string> =>
  Either.flatMap(oneLine(given, maxLength), text => {
    const [, five, four] = zip.exec(text) ?? []
    if (five !== undefined) return Either.right(four === undefined ? five : `${five}-${four}`)
    return Either.left(
      /^\d{3,4}$/.test(text)
        ? "must be a ZIP code of 5 digits; a leading 0 seems to be lost"
        : "must be a ZIP code of 5 digits, or of 5 and 4"
    )
  })

const isLocale = (country: string): country is PostalCodeLocale => locales.some(locale => locale === country)

export const normalisePostalCode = (given: string, country: string): Either.Either<string, string> =>
  country === "US"
    ? normaliseZip(given)
    : Either.flatMap(oneLine(given.toUpperCase(), maxLength), code => {
        return !isLocale(country) || isPostalCode(code, country)
          ? Either.right(code)
          : Either.left("must be a postal code of the address's country")
      })
