import { Schema } from "effect"
import { type FieldPath, fieldPaths } from "../../profile/FieldPath.ts"
import {
  behavioralFields,
  demographicsFields,
  type Facts,
  factsFields,
  firmographicsFields,
  propertyFields,
  riskFields
} from "../../profile/Profile.ts"

type Present = Required<{ readonly [T in keyof Facts]: NonNullable<Facts[T]> }>

/** What is said of each field of the profile, flat: `{ "firmographics.revenue": 118000000 }`. */
export type FieldValues = {
  readonly [P in FieldPath]?: P extends `${infer T extends keyof Present}.${infer F}`
    ? F extends keyof Present[T]
      ? Present[T][F] | undefined
      : never
    : Present["vehicleData"] | undefined
}

interface Field {
  readonly from: Schema.Schema.AnyNoContext
}

const under = (type: string, fields: Readonly<Record<string, Field>>) =>
  Object.entries(fields).map(([name, field]) => [`${type}.${name}`, field.from] as const)

const schemas = new Map<string, Schema.Schema.AnyNoContext>([
  ...under("demographics", demographicsFields),
  ...under("firmographics", firmographicsFields),
  ...under("behavioral", behavioralFields),
  ...under("risk", riskFields),
  ...under("propertyData", propertyFields),
  ["vehicleData", factsFields.vehicleData.from]
])

const nothing = Schema.Undefined.pipe(Schema.filter(() => false))

export const schemaOf = (path: FieldPath): Schema.Schema.AnyNoContext => schemas.get(path) ?? nothing

const fits = new Map(fieldPaths.map(path => [path, Schema.is(schemaOf(path))]))

/** Whether the profile allows the value in that field. Infinity, which JSON can spell as 1e999, is no value. */
export const isValueOf = (path: FieldPath, value: unknown): boolean =>
  (typeof value !== "number" || Number.isFinite(value)) && (fits.get(path)?.(value) ?? false)
