import { EnrichedProfile } from "./EnrichedProfile.ts"
import { Behavioral, type DataType, Demographics, Firmographics, PropertyData, Vehicle } from "./Profile.ts"

const keep = <A>(record: Readonly<Record<string, A>>, wanted: (path: string) => boolean): Record<string, A> =>
  Object.fromEntries(Object.entries(record).filter(([path]) => wanted(path)))

/** What is said about the fields shown, and nothing about the others. */
const about = (profile: EnrichedProfile, wanted: (path: string) => boolean) => ({
  fieldConfidence: keep(profile.fieldConfidence, wanted),
  provenance: keep(profile.provenance, wanted),
  conflicts: profile.conflicts.filter(({ field }) => wanted(field))
})

/** The profile with nothing but the data types named. */
export const ofTypes = (profile: EnrichedProfile, types: ReadonlyArray<DataType>): EnrichedProfile => {
  const has = (type: DataType) => types.includes(type)
  return new EnrichedProfile({
    ...profile,
    ...about(profile, path => types.some(type => path.startsWith(type))),
    demographics: has("demographics") ? profile.demographics : undefined,
    firmographics: has("firmographics") ? profile.firmographics : undefined,
    behavioral: has("behavioral") ? profile.behavioral : undefined,
    risk: has("risk") ? profile.risk : undefined,
    propertyData: has("propertyData") ? profile.propertyData : undefined,
    vehicleData: has("vehicleData") ? profile.vehicleData : undefined
  })
}

const identifying = new Set([
  "firmographics.companyName",
  "firmographics.companyDomain",
  "firmographics.companyCity",
  "firmographics.companyPostalCode",
  "firmographics.title",
  "firmographics.department",
  "demographics.occupation",
  "behavioral.lastActiveAt"
])
const isMinimal = (path: string) =>
  !identifying.has(path) && !path.startsWith("risk.") && path !== "propertyData.claimsHistory" && !path.endsWith(".vin")

/** The profile without what identifies a person and without every risk indicator, claims among them. */
export const minimal = (profile: EnrichedProfile): EnrichedProfile => {
  const { demographics, firmographics, behavioral, propertyData, vehicleData } = profile
  return new EnrichedProfile({
    ...profile,
    ...about(profile, isMinimal),
    demographics: demographics && new Demographics({ ...demographics, occupation: undefined }),
    firmographics:
      firmographics &&
      new Firmographics({
        ...firmographics,
        companyName: undefined,
        companyDomain: undefined,
        companyCity: undefined,
        companyPostalCode: undefined,
        title: undefined,
        department: undefined
      }),
    behavioral: behavioral && new Behavioral({ ...behavioral, lastActiveAt: undefined }),
    propertyData: propertyData && new PropertyData({ ...propertyData, claimsHistory: undefined }),
    vehicleData: vehicleData?.map(vehicle => new Vehicle({ ...vehicle, vin: undefined })),
    risk: undefined
  })
}
