import { Array as Arr, Either, ParseResult, Schema } from "effect"
import { Country } from "./Country.ts"
import { textOf } from "./Normalised.ts"
import { normalisePostalCode } from "./PostalCode.ts"
import { normaliseUsState } from "./UsState.ts"

const exact = { exact: true } as const

export const addressParts = {
  street: textOf(200, "Street and number."),
  city: textOf(100, "City or town."),
  state: textOf(50, "US state or territory; full names are accepted and shortened. Abroad, a region as written there."),
  postalCode: textOf(20, "US ZIP code of 5 digits or 5 and 4. Abroad, the country's own code."),
  country: Country
} as const

const Written = Schema.Struct({
  street: Schema.optionalWith(addressParts.street, exact),
  city: Schema.optionalWith(addressParts.city, exact),
  state: Schema.optionalWith(addressParts.state, exact),
  postalCode: Schema.optionalWith(addressParts.postalCode, exact),
  country: Schema.optionalWith(addressParts.country, exact)
}).annotations({ message: () => "must be an object" })

const judged = (written: typeof Written.Type) => {
  const country = written.country ?? "US"
  return {
    ...(written.state === undefined || country !== "US" ? {} : { state: normaliseUsState(written.state) }),
    ...(written.postalCode === undefined ? {} : { postalCode: normalisePostalCode(written.postalCode, country) })
  }
}

/** What a state and a postal code may be depends on the country. */
export const AddressInput = Schema.transformOrFail(Written, Schema.typeSchema(Written), {
  strict: true,
  decode: (written, _, ast) => {
    const parts = judged(written)
    const problems = Object.entries(parts).flatMap(([name, part]) =>
      Either.isLeft(part)
        ? [new ParseResult.Pointer(name, undefined, new ParseResult.Type(ast, undefined, part.left))]
        : []
    )
    if (Arr.isNonEmptyArray(problems)) return ParseResult.fail(new ParseResult.Composite(ast, undefined, problems))
    return ParseResult.succeed({
      ...written,
      ...(parts.state === undefined ? {} : { state: Either.getOrThrow(parts.state) }),
      ...(parts.postalCode === undefined ? {} : { postalCode: Either.getOrThrow(parts.postalCode) })
    })
  },
  encode: ParseResult.succeed
})
