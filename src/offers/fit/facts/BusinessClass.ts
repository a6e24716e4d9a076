import { words } from "../../../enrichment/merge/Words.ts"

export type BusinessClass = "suited" | "depends" | "specialist"

/**
 * NAICS 2022 prefixes, the longest counts. ISO business owners' programme, rule 22 (2019): manufacturing, motor trades,
 * bars, amusement and banks are outside it. The rest is judgement of carriers' appetite (low confidence).
 */
const byCode: Readonly<Record<string, BusinessClass>> = {
  "11": "specialist",
  "21": "specialist",
  "23": "depends",
  "23816": "specialist",
  "2389": "specialist",
  "31": "specialist",
  "311811": "suited",
  "32": "specialist",
  "33": "specialist",
  "42": "suited",
  "44": "suited",
  "4411": "specialist",
  "4412": "specialist",
  "45": "suited",
  "48": "specialist",
  "49": "specialist",
  "51": "suited",
  "521": "specialist",
  "522": "specialist",
  "5242": "suited",
  "53": "suited",
  "54": "suited",
  "5616": "specialist",
  "56172": "suited",
  "56173": "depends",
  "61": "depends",
  "621": "suited",
  "6216": "specialist",
  "623": "specialist",
  "6244": "depends",
  "713": "specialist",
  "71394": "depends",
  "721": "suited",
  "722": "suited",
  "7223": "depends",
  "7224": "specialist",
  "811": "suited",
  "8111": "specialist",
  "812": "suited",
  "813": "depends"
}

const byWords: ReadonlyArray<readonly [RegExp, BusinessClass]> = [
  [
    /\b(manufactur\w*|bars?|taverns?|nightclubs?|banks?|banking|trucking|freight|mining|farm\w*|agricultur\w*|auto(motive)? (repair|dealers?\w*)|roof\w*|nursing homes?|casinos?)\b/,
    "specialist"
  ],
  [/\b(construction|contract(or|ing)s?|landscap\w*|education|schools?|child ?care|cater\w*)\b/, "depends"],
  [
    /\b(restaurants?|cafes?|retail|shops?|stores?|law|legal|account\w*|consult\w*|dent\w*|physicians?|veterinary|real estate|software|design|salons?|wholesale|hotels?|insurance)\b/,
    "suited"
  ]
]

export const classOfCode = (naics: string): BusinessClass | undefined => {
  for (let length = naics.length; length >= 2; length--) {
    const found = byCode[naics.slice(0, length)]
    if (found !== undefined) return found
  }
  return undefined
}

export const classOfWords = (industry: string): BusinessClass | undefined => {
  const text = words(industry).join(" ")
  return byWords.find(([sign]) => sign.test(text))?.[1]
}
