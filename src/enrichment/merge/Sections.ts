import { Schema, Struct } from "effect"
import { FieldPath } from "../../profile/FieldPath.ts"
import {
  Behavioral,
  behavioralFields,
  type DataType,
  Demographics,
  demographicsFields,
  type Facts,
  Firmographics,
  firmographicsFields,
  PropertyData,
  propertyFields,
  RiskIndicators,
  riskFields
} from "../../profile/Profile.ts"
import type { RulesOf } from "./FieldRule.ts"
import { behavioralRules, demographicsRules, firmographicsRules, propertyRules, riskRules } from "./FieldRules.ts"
import type { Ledger } from "./Ledger.ts"
import type { Heard } from "./Statement.ts"
import { mergeThing, type Settled } from "./Thing.ts"

type MergeSection<F> = (sources: ReadonlyArray<Heard>, ledger: Ledger) => F | undefined

const fieldPath = Schema.decodeUnknownSync(FieldPath)

const section = <F extends object>(
  type: DataType,
  names: ReadonlyArray<keyof F & string>,
  rules: RulesOf<F>,
  read: (facts: Facts) => F | undefined,
  make: (settled: Settled<F>) => F
): MergeSection<F> => {
  const fields = names.map(name => {
    const field = fieldPath(`${type}.${name}`)
    return { name, path: field, field }
  })
  return (sources, ledger) => {
    const testimonies = sources.flatMap(said => {
      const facts = read(said.record.facts)
      return facts === undefined ? [] : [{ said, facts }]
    })
    if (testimonies.length === 0) return undefined
    const settled = mergeThing(rules, fields, testimonies, ledger)
    return Object.keys(settled).length === 0 ? undefined : make(settled)
  }
}

/** Every value was validated when its record was made. */
const unchecked = { disableValidation: true }

export const mergeDemographics = section<Demographics>(
  "demographics",
  Struct.keys(demographicsFields),
  demographicsRules,
  facts => facts.demographics,
  settled => new Demographics(settled, unchecked)
)

export const mergeFirmographics = section<Firmographics>(
  "firmographics",
  Struct.keys(firmographicsFields),
  firmographicsRules,
  facts => facts.firmographics,
  settled => new Firmographics(settled, unchecked)
)

export const mergeBehavioral = section<Behavioral>(
  "behavioral",
  Struct.keys(behavioralFields),
  behavioralRules,
  facts => facts.behavioral,
  settled => new Behavioral(settled, unchecked)
)

export const mergeRisk = section<RiskIndicators>(
  "risk",
  Struct.keys(riskFields),
  riskRules,
  facts => facts.risk,
  settled => new RiskIndicators(settled, unchecked)
)

export const mergeProperty = section<PropertyData>(
  "propertyData",
  Struct.keys(propertyFields),
  propertyRules,
  facts => facts.propertyData,
  settled => new PropertyData(settled, unchecked)
)
