import { Predicate } from "effect"
import type { CallFacts, Represented } from "../CallFacts.ts"
import type { ProhibitedPhrase } from "../ProhibitedPhrases.ts"
import type { Duty } from "./Duty.ts"
import { everybodyMustKnow } from "./RecordingStates.ts"
import type { Reminder } from "./Reminder.ts"

const representing = ({ organizations, products }: Represented): string =>
  `Currently we represent ${organizations} organizations which offer ${products} products in your area. `

export const withNames = (script: string, { agency, agentName, tpmo }: CallFacts): string =>
  script
    .replace("{represented}", tpmo === null ? "" : representing(tpmo))
    .replace("This is {agent}, a", agentName === null ? "I am a" : `This is ${agentName}, a`)
    .replace("with {agency}, ", agency === null ? "" : `with ${agency}, `)

/** All of it, or, when a part was said, the sentences for the rest. */
export const scriptFor = (
  { elements, script, scripts }: Duty,
  facts: CallFacts,
  said: ReadonlyArray<number>
): string => {
  const whole = scripts?.[facts.state ?? ""] ?? script
  const left = elements.flatMap(({ sentence }, at) => (sentence === undefined || said.includes(at) ? [] : [sentence]))
  return withNames(said.length === 0 || left.length === 0 ? whole : left.join(" "), facts)
}

export const citationOf = ({ citation, id }: Duty, state: string | null): string =>
  id === "DIS-RECORDING" && state !== null ? (everybodyMustKnow[state] ?? citation) : citation

/** What the law wants said and nobody has told the service. */
export const missingOf = ({ elements }: Duty, facts: CallFacts): string | null => {
  const unknown = elements.filter(({ needs }) => needs !== undefined && facts[needs] === null)
  if (unknown.length === 0) return null
  const what = unknown.map(element => element.what).join(", ")
  return `The script lacks what nobody has set: ${what} (CALLWISE_TPMO_ORGANIZATIONS, CALLWISE_TPMO_PRODUCTS).`
}

const whenOf = ({ due }: Duty): string => {
  if (due.kind === "opening") return "Among the first things that you say."
  return due.kind === "before"
    ? `Before you speak of it: ${due.topic.replaceAll("_", " ")}.`
    : `It has come up: ${due.topic.replaceAll("_", " ")}.`
}

export const reminding = (
  duty: Duty | undefined,
  facts: CallFacts,
  { isViolated, said }: { readonly isViolated: boolean; readonly said: ReadonlyArray<number> }
): ReadonlyArray<Reminder> =>
  duty === undefined
    ? []
    : [
        {
          ruleId: duty.id,
          title: isViolated ? `Too late, but say it now: ${duty.title.toLowerCase()}` : duty.title,
          content: isViolated
            ? "It had to be said before. Say it now, and offer to go back over what was said."
            : [whenOf(duty), missingOf(duty, facts)].filter(Predicate.isNotNull).join(" "),
          script: scriptFor(duty, facts, said),
          citation: citationOf(duty, facts.state),
          priority: isViolated ? "urgent" : "high",
          isViolated
        }
      ]

const plainly = (safer: string, agency: string | null): string =>
  safer
    .replace("{agency}", agency ?? "our agency")
    .replace("{date}", "its date")
    .replace("{n}", "a number of")

/** Something was said that must not be: what to say instead. */
export const correcting = (
  { citation, id, safer, severity, why }: ProhibitedPhrase,
  { agency }: CallFacts
): Reminder => ({
  ruleId: id,
  title: `Take that back: ${why}`,
  content: safer === null ? "Say that you misspoke; it is not allowed." : `Say instead: ${plainly(safer, agency)}.`,
  script: "Let me correct myself, I put that wrongly.",
  citation: citation ?? "NAIC Unfair Trade Practices Act, model 880, section 4",
  priority: severity === "block" ? "urgent" : "high",
  isViolated: true
})
