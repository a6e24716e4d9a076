import { type Comparator, comparator, looser } from "./Comparator.ts"
import { singular, words } from "./Words.ts"

const fillers = new Set("of for the in at a an and to services service industry sector department dept team".split(" "))

const abbreviations: Readonly<Record<string, string>> = {
  acct: "account",
  admin: "administrative",
  assoc: "associate",
  asst: "assistant",
  avp: "assistant vp",
  biz: "business",
  chairwoman: "chair",
  chairman: "chair",
  chairperson: "chair",
  coord: "coordinator",
  dev: "development",
  dir: "director",
  eng: "engineering",
  engr: "engineer",
  evp: "executive vp",
  exec: "executive",
  fin: "finance",
  govt: "government",
  hr: "human resource",
  intl: "international",
  it: "information technology",
  jr: "junior",
  mfg: "manufacturing",
  mgmt: "management",
  mgr: "manager",
  mktg: "marketing",
  natl: "national",
  ops: "operation",
  pres: "president",
  prof: "professor",
  rep: "representative",
  sr: "senior",
  supv: "supervisor",
  svp: "senior vp",
  tech: "technology"
}

const phrases: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bvice president\b/g, "vp"],
  [/\bchief executive officer\b/g, "ceo"],
  [/\bchief financial officer\b/g, "cfo"],
  [/\bchief operating officer\b/g, "coo"],
  [/\bchief technology officer\b/g, "cto"],
  [/\bchief marketing officer\b/g, "cmo"],
  [/\bchief information officer\b/g, "cio"],
  [/\bchief revenue officer\b/g, "cro"],
  [/\bchief product officer\b/g, "cpo"]
]

/** Words that make another rank of the same job: "manager" is no looser way to say "assistant manager". */
const ranks = new Set("assistant associate deputy junior senior executive vice former interim acting non".split(" "))

const read = (text: string): ReadonlySet<string> => {
  const spelled = words(text)
    .map(word => abbreviations[word] ?? singular(word))
    .join(" ")
  const joined =
    spelled.includes("chief") || spelled.includes("vice")
      ? phrases.reduce((phrase, [long, short]) => phrase.replace(long, short), spelled)
      : spelled
  const all = joined.split(" ")
  const telling = all.filter(word => !fillers.has(word))
  return new Set(telling.length > 0 ? telling : all)
}

/** Free text by its words in any order: "VP, Sales" is "Vice President of Sales"; "Sales" is looser than "Sales Operations". */
export const phraseWords: Comparator<string> = comparator(read, (claim, candidate) => {
  if (claim.size === 0 || claim.size > candidate.size || !claim.isSubsetOf(candidate)) return 0
  if (claim.size === candidate.size) return 1
  for (const word of candidate) if (ranks.has(word) && !claim.has(word)) return 0
  return looser
})
