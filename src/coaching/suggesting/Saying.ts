import { DateTime } from "effect"
import type { Prompts } from "./Prompts.ts"
import type { Situation } from "./Situation.ts"
import type { SuggestionChange } from "./SuggestionChange.ts"
import { isSaid, saidWords } from "./Telling.ts"

export interface Progress {
  readonly prompts: Prompts
  readonly changed: ReadonlyArray<SuggestionChange>
}

/** What the agent has just said of what stands there: it need not be said again; unprompted, he knows it by himself. */
export const saidBy = (prompts: Prompts, { agentSaid, now }: Situation): Progress => {
  if (agentSaid.length === 0) return { prompts, changed: [] }
  const said = saidWords(agentSaid.join(" "))
  const heard = prompts.prompts.filter(
    prompt => !prompt.said && DateTime.greaterThan(prompt.expiresAt, now) && isSaid(prompt.words, said)
  )
  const own = { ...prompts.own }
  for (const { rule, withheld } of heard) if (withheld) own[rule] = (own[rule] ?? 0) + 1
  const ids = new Set(heard.map(({ suggestionId }) => suggestionId))
  return {
    prompts: {
      ...prompts,
      own,
      prompts: prompts.prompts.map(one => (ids.has(one.suggestionId) ? { ...one, said: true } : one))
    },
    changed: heard.map(({ suggestionId }) => ({ kind: "said", suggestionId, at: now }))
  }
}
