import { Schema } from "effect"
import { type FieldPath, fieldPaths } from "../../profile/FieldPath.ts"
import {
  Behavioral,
  behavioralFields,
  Demographics,
  demographicsFields,
  type Facts,
  Firmographics,
  factsFields,
  firmographicsFields,
  PropertyData,
  propertyFields,
  RiskIndicators,
  riskFields
} from "../../profile/Profile.ts"
import { ofValidParts } from "../../profile/Trusted.ts"
import { isValueOf } from "./FieldValues.ts"

export interface Assembled {
  readonly facts: Facts
  readonly kept: ReadonlyArray<FieldPath>
  readonly dropped: ReadonlyArray<FieldPath>
}

const demographics = Schema.validateSync(Schema.Struct(demographicsFields))
const firmographics = Schema.validateSync(Schema.Struct(firmographicsFields))
const behavioral = Schema.validateSync(Schema.Struct(behavioralFields))
const risk = Schema.validateSync(Schema.Struct(riskFields))
const propertyData = Schema.validateSync(Schema.Struct(propertyFields))
const vehicleData = Schema.validateSync(Schema.Struct({ vehicleData: factsFields.vehicleData }))

/** The facts of the six data types; a value that its field's schema refuses is dropped, never the record. */
export const factsOf = (values: Readonly<Partial<Record<FieldPath, unknown>>>): Assembled => {
  const given = fieldPaths.filter(path => values[path] !== undefined)
  const kept = given.filter(path => isValueOf(path, values[path]))
  const under = (type: string): Record<string, unknown> | undefined => {
    const entries = kept
      .filter(path => path.startsWith(`${type}.`))
      .map(path => [path.slice(type.length + 1), values[path]] as const)
    return entries.length === 0 ? undefined : Object.fromEntries(entries)
  }
  const groups = {
    demographics: under("demographics"),
    firmographics: under("firmographics"),
    behavioral: under("behavioral"),
    risk: under("risk"),
    propertyData: under("propertyData")
  }
  return {
    facts: {
      ...(groups.demographics && { demographics: new Demographics(demographics(groups.demographics), ofValidParts) }),
      ...(groups.firmographics && {
        firmographics: new Firmographics(firmographics(groups.firmographics), ofValidParts)
      }),
      ...(groups.behavioral && { behavioral: new Behavioral(behavioral(groups.behavioral), ofValidParts) }),
      ...(groups.risk && { risk: new RiskIndicators(risk(groups.risk), ofValidParts) }),
      ...(groups.propertyData && { propertyData: new PropertyData(propertyData(groups.propertyData), ofValidParts) }),
      ...(kept.includes("vehicleData") && vehicleData({ vehicleData: values.vehicleData }))
    },
    kept,
    dropped: given.filter(path => !kept.includes(path))
  }
}
