import { Config, ConfigError, Either } from "effect"
import type { Lead } from "../leads/Lead.ts"
import type { MergedProfile } from "../profile/EnrichedProfile.ts"
import { dataTypeOf, type FieldPath, fieldPaths } from "../profile/FieldPath.ts"
import type { DataType } from "../profile/Profile.ts"
import { companyDomainOf } from "./LookUpKeys.ts"

const ofHousehold: ReadonlyArray<FieldPath> = [
  "demographics.age",
  "demographics.income",
  "demographics.homeownerStatus",
  "demographics.maritalStatus",
  "propertyData.propertyType",
  "propertyData.value",
  "vehicleData"
]

const ofFirm: ReadonlyArray<FieldPath> = [
  "firmographics.companyName",
  "firmographics.companySize",
  "firmographics.industry",
  "firmographics.title"
]

const isFieldPath = (text: string): text is FieldPath => fieldPaths.some(path => path === text)

/** The operator's own list, for every lead; when absent the household's fields, and the firm's for leads with a firm. */
export const RequiredByDefault = Config.option(
  Config.array(Config.string(), "ENRICHMENT_REQUIRED_FIELDS").pipe(
    Config.mapOrFail(paths =>
      paths.every(isFieldPath)
        ? Either.right(paths)
        : Either.left(
            ConfigError.InvalidData(
              ["ENRICHMENT_REQUIRED_FIELDS"],
              "must be field paths such as demographics.income, separated by commas"
            )
          )
    )
  )
)

const isAboutFirm = (lead: Lead) =>
  lead.company !== undefined || lead.interests?.includes("commercial") === true || companyDomainOf(lead) !== undefined

export const requiredFieldsOf = (
  lead: Lead,
  asked: ReadonlyArray<FieldPath> | undefined,
  byDefault: ReadonlyArray<FieldPath> | undefined,
  dataTypes: ReadonlyArray<DataType>
): ReadonlyArray<FieldPath> => {
  const fields = asked ?? byDefault ?? (isAboutFirm(lead) ? [...ofHousehold, ...ofFirm] : ofHousehold)
  const wanted = fields.filter(field => dataTypes.includes(dataTypeOf(field)))
  return wanted.length > 0 || asked !== undefined
    ? wanted
    : fieldPaths.filter(field => dataTypes.includes(dataTypeOf(field)))
}

/** Filled well enough: a value is there and its confidence reaches the threshold; any one vehicle fills the list. */
export const isFilled = ({ fieldConfidence }: MergedProfile, field: FieldPath, threshold: number): boolean =>
  field === "vehicleData"
    ? Object.entries(fieldConfidence).some(
        ([path, confidence]) => path.startsWith("vehicleData.") && confidence >= threshold
      )
    : (fieldConfidence[field] ?? 0) >= threshold
