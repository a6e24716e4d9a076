import { Schema } from "effect"
import {
  behavioralFields,
  DataType,
  demographicsFields,
  firmographicsFields,
  propertyFields,
  riskFields
} from "./Profile.ts"

const under = <T extends string, F extends Record<string, unknown>>(type: T, fields: F) =>
  Object.keys(fields).map(name => `${type}.${name}` as `${T}.${Extract<keyof F, string>}`)

export const fieldPaths = [
  ...under("demographics", demographicsFields),
  ...under("firmographics", firmographicsFields),
  ...under("behavioral", behavioralFields),
  ...under("risk", riskFields),
  ...under("propertyData", propertyFields),
  "vehicleData" as const
]

/** A field of the profile that can be required, mapped and reasoned about; the vehicle list counts as one. */
export const FieldPath = Schema.Literal(...fieldPaths).annotations({
  identifier: "FieldPath",
  description: "A field of the profile, such as demographics.income; vehicleData stands for the list of vehicles."
})
export type FieldPath = typeof FieldPath.Type

export const dataTypeOf = (path: FieldPath): DataType => Schema.decodeUnknownSync(DataType)(path.split(".")[0])
