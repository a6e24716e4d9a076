const luhnHolds = (digits: string): boolean => {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48
    const doubled = at % 2 === 0 ? digit : 2 * digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const routingHolds = (digits: string): boolean => {
  const at = (place: number) => digits.charCodeAt(place) - 48
  const third = (from: number) => at(from) + at(from + 3) + at(from + 6)
  return digits.length === 9 && digits !== "000000000" && (3 * third(0) + 7 * third(1) + third(2)) % 10 === 0
}

const digitWords = new Map(
  Object.entries({
    zero: "0",
    oh: "0",
    o: "0",
    one: "1",
    two: "2",
    three: "3",
    four: "4",
    five: "5",
    six: "6",
    seven: "7",
    eight: "8",
    nine: "9"
  })
)
const figure = "(?:double |triple )?(?:[0-9]|\\b(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine)\\b)"
/** Digits, written or spoken one by one, with a few marks between two of them; what is longer goes in pieces. */
const runs = new RegExp(`${figure}(?:[\\s.,/–-]{0,3}${figure}){0,63}`, "giu")
const spokenFigure = /double|triple|[0-9]|[a-z]+/gi
const social = /social|\bssn?\b/i
const routing = /routing|\baba\b/i
const bank = /account|routing|\baba\b|checking|savings|\bbank|\biban/i
const harmless = /policy|claim|member|confirmation|reference|order|phone|cell/i
const shapes = {
  ssn: /^\d{3}[-. ]\d{2}[-. ]\d{4}$/,
  phone: /^\d{3}[-. )]{1,2}\d{3}[-. ]\d{4}$/,
  zip: /^\d{5}-\d{4}$/
}
const near = 48
const shortestCard = 13
const longestCard = 19

const digitsOf = (run: string): string => {
  let digits = ""
  let times = 1
  for (const piece of run.toLowerCase().match(spokenFigure) ?? []) {
    if (piece === "double" || piece === "triple") {
      times = piece === "double" ? 2 : 3
      continue
    }
    digits += (digitWords.get(piece) ?? piece).repeat(times)
    times = 1
  }
  return digits
}

const holdsCard = (digits: string): boolean => {
  for (let from = 0; from + shortestCard <= digits.length; from++)
    for (let length = shortestCard; length <= longestCard && from + length <= digits.length; length++)
      if (luhnHolds(digits.slice(from, from + length))) return true
  return false
}

const kindOf = (run: string, before: string): "card" | "ssn" | "routing" | "account" | null => {
  const digits = digitsOf(run)
  if (digits.length >= shortestCard) return holdsCard(digits) ? "card" : "account"
  if (shapes.ssn.test(run)) return "ssn"
  if ((digits.length === 9 || digits.length === 4) && social.test(before)) return "ssn"
  if (shapes.phone.test(run) || shapes.zip.test(run)) return null
  if (digits.length === 9 && routing.test(before)) return "routing"
  if (digits.length >= 6 && bank.test(before)) return "account"
  if (digits.length !== 9 || harmless.test(before)) return digits.length === 12 ? "account" : null
  return routingHolds(digits) ? "routing" : "ssn"
}

/** The text without numbers that open an account or an identity; what each was stands in its place. */
export const redact = (text: string, saidBefore = ""): string =>
  text.replace(runs, (run, at: number) => {
    const kind = kindOf(run, `${saidBefore} ${text.slice(0, at)}`.slice(-near))
    return kind === null ? run : `[${kind}]`
  })
