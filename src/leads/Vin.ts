import { Either } from "effect"
import { normalised, oneLine } from "./Normalised.ts"

const shape = /^[A-HJ-NPR-Z0-9]{17}$/

/** The check digit is not judged: vehicles made for other markets have none. */
export const normaliseVin = (given: string): Either.Either<string, string> =>
  Either.flatMap(oneLine(given, 40), text => {
    const vin = text.toUpperCase().replaceAll(/[ -]/g, "")
    return shape.test(vin) ? Either.right(vin) : Either.left("must be 17 letters and digits, without I, O and Q")
  })

export const Vin = normalised(normaliseVin, "Vehicle identification number, 17 characters.", 40)
