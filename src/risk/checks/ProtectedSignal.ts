/** Protected attributes, and what stands in for them: no signal may be about one. */
const words = [
  "race|racial|ethnic\\w*|skin|colou?r|religio\\w*|creed|ancestry|origin\\w*|national\\w*|birthplace|foreign\\w*|immigra\\w*|citizen\\w*",
  "languages?|accents?|dialect|script|diacritics?|transliterat\\w*|given names?|first names?|last names?|surnames?|unusual names?",
  "sex|gender\\w*|sexual\\w*|orientation|marital|married|pregnan\\w*|disab\\w*|handicap\\w*|genetic\\w*|health|medical",
  "domestic violence|confidentiality|social security number|itin|neighbou?rhood|urban|census|immigrant|veteran|public assistance"
].join("|")
const forbidden = new RegExp(`\\b(?:${words})\\b`, "gi")

const wordsOf = (text: string) => text.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").replaceAll(/[_.-]/g, " ")

export const protectedIn = (texts: ReadonlyArray<string>): ReadonlyArray<string> =>
  texts.flatMap(text => [...wordsOf(text).matchAll(forbidden)].map(([word]) => word.toLowerCase()))
