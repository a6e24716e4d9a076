import { Either } from "effect"
import isISO31661Alpha2 from "validator/lib/isISO31661Alpha2.js"
import { normalised, oneLine } from "./Normalised.ts"

const maxLength = 56
const unitedStates = new Set(["USA", "UNITEDSTATES", "UNITEDSTATESOFAMERICA"])

export const normaliseCountry = (given: string): Either.Either<string, string> =>
  Either.flatMap(oneLine(given, maxLength), text => {
    const code = text.toUpperCase().replaceAll(/[. ]/g, "")
    if (unitedStates.has(code)) return Either.right("US")
    return isISO31661Alpha2(code)
      ? Either.right(code)
      : Either.left("must be a country's two-letter code (ISO 3166-1 alpha-2)")
  })

export const Country = normalised(normaliseCountry, "ISO 3166-1 alpha-2; US when absent.", maxLength)
