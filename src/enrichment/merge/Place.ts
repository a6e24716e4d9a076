import { sameKey } from "./Comparator.ts"
import { words } from "./Words.ts"

const abbreviations: Readonly<Record<string, string>> = { st: "saint", ste: "sainte", ft: "fort", mt: "mount" }

/** "St. Louis" is "Saint Louis". */
export const cityName = sameKey<string>(text =>
  words(text)
    .map(word => abbreviations[word] ?? word)
    .join(" ")
)
