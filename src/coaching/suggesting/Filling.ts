import type { CallFacts } from "../CallFacts.ts"
import type { Script } from "./Play.ts"

const placeholder = /\{(\w+)\}/g

const knownAs = (facts: CallFacts, name: string): string | undefined => {
  const values: Readonly<Record<string, string | null>> = {
    agent: facts.agentName,
    agency: facts.agency,
    firstName: facts.firstName
  }
  return values[name] ?? undefined
}

/** The words with what is known in them; nothing when one of the placeholders is not known. */
export const filled = ({ text }: Script, facts: CallFacts): string | undefined => {
  let isKnown = true
  const said = text.replaceAll(placeholder, (_, name: string) => {
    const value = knownAs(facts, name)
    if (value === undefined) isKnown = false
    return value ?? ""
  })
  return isKnown ? said : undefined
}
