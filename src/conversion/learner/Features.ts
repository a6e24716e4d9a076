export type FeatureValue = number | string | boolean | null

/** What is known of one example, by the name of the feature; null is not known. */
export type Features = Readonly<Record<string, FeatureValue>>

/** How a feature is read: along a scale, or as one of several names. */
export type FeatureKind = "number" | "category"

/** The closed list of features that may enter a model. Anything else in an example is never looked at. */
export type AllowList = Readonly<Record<string, FeatureKind>>

/** NaN when it is not known, or no number. */
export const numberIn = (value: FeatureValue | undefined): number => {
  if (typeof value === "boolean") return value ? 1 : 0
  return typeof value === "number" && Number.isFinite(value) ? value : Number.NaN
}

export const levelIn = (value: FeatureValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value)
