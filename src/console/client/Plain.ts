import { plainWord, wholeDollars } from "../../pages/client/Plain.ts"

export const percent = (share: number): string => `${Math.round(share)} %`

/** `demographics.homeownerStatus` as people say it. */
export const fieldName = (path: string): string =>
  (path.split(".").at(-1) ?? path)
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase()

export const valueText = (path: string, value: unknown): string => {
  if (typeof value === "number" && /income|revenue|value$/i.test(path)) return wholeDollars(value)
  if (typeof value === "boolean") return value ? "yes" : "no"
  if (Array.isArray(value)) return `${value.length}`
  return typeof value === "object" && value !== null ? JSON.stringify(value) : plainWord(`${value}`)
}

export const sureness = (confidence: number): "good" | "watch" | "act" =>
  confidence >= 0.8 ? "good" : confidence >= 0.6 ? "watch" : "act"

export const surenessWord = (confidence: number): string =>
  confidence >= 0.8 ? "sure" : confidence >= 0.6 ? "likely" : "unsure"

/** What was heard, as people say it. */
export const heardWord = (value: string): string => plainWord(value.replace(/^OBJ-/, "objection ")).toLowerCase()
