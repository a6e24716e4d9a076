import { plainWord } from "../../pages/client/Plain.ts"
import type { BriefingJson } from "./Wire.ts"

type MissingJson = BriefingJson["missing"][number]
type Part = MissingJson["part"]

const ask = "Ask, and what you hear is kept with the call."

const silentOf = ({ providers }: MissingJson): string =>
  providers.map(({ name, outcome }) => `${name} (${plainWord(outcome)})`).join(", ")

const withNames = (what: string, missing: MissingJson): string =>
  missing.providers.length === 0 ? `${what}.` : `${what}: ${silentOf(missing)}.`

const profileWords: Readonly<Record<MissingJson["reason"], (missing: MissingJson) => string>> = {
  partial: missing => withNames("Not in full. No answer from", missing),
  degraded: missing => `${withNames("No provider answered", missing)} This is what was known before.`,
  not_found: () => `No provider knows this person. ${ask}`,
  skipped: () => `Nothing was bought for this lead. ${ask}`,
  unavailable: missing => `${withNames("No provider could answer", missing)} ${ask}`,
  no_consent: () => `This person does not want to be looked up. ${ask}`,
  no_profile: () => `Nothing is known. ${ask}`,
  timeout: () => `The look-up took too long. ${ask}`,
  failed: () => `The look-up went wrong. ${ask}`
}

const offersWords = (reason: MissingJson["reason"]): string =>
  reason === "no_profile"
    ? "Nothing can be offered yet: too little is known."
    : `The offers could not be worked out: it ${reason === "timeout" ? "took too long" : "went wrong"}.`

const riskWords = (reason: MissingJson["reason"]): string =>
  `The risk could not be checked: it ${reason === "timeout" ? "took too long" : "went wrong"}.`

/** Why a part of the briefing is not there, or not whole; null where nothing is amiss. */
export const whyMissing = (missing: BriefingJson["missing"], part: Part): string | null => {
  const found = missing.find(one => one.part === part)
  if (found === undefined) return null
  if (part === "profile") return profileWords[found.reason](found)
  return part === "offers" ? offersWords(found.reason) : riskWords(found.reason)
}
