import type { ChecklistJson, SuggestionJson } from "./Wire.ts"

type Prompts = ReadonlyArray<SuggestionJson>

const keptAtMost = 30
const pressing = ["urgent", "high", "medium", "low"]
const rankOf = ({ priority }: SuggestionJson): number => pressing.indexOf(priority)

/** The most pressing first; but what is being read keeps its place until something presses more. */
const inOrder = (prompts: Prompts, read: SuggestionJson | undefined): Prompts => {
  const sorted = prompts.toSorted((a, b) => rankOf(a) - rankOf(b) || b.createdAt.localeCompare(a.createdAt))
  const held = sorted.find(({ suggestionId }) => suggestionId === read?.suggestionId)
  const [first] = sorted
  if (held === undefined || first === undefined || rankOf(first) < rankOf(held)) return sorted
  return [held, ...sorted.filter(one => one !== held)]
}

export const withPrompts = (known: Prompts, news: Prompts, answered: ReadonlySet<string>): Prompts => {
  const ids = new Set(news.map(({ suggestionId }) => suggestionId))
  const standing = news.filter(
    ({ expired, status, suggestionId }) =>
      !expired && (status === "pending" || status === "shown") && !answered.has(suggestionId)
  )
  const others = known.filter(({ suggestionId }) => !ids.has(suggestionId))
  return inOrder([...others, ...standing], known[0]).slice(0, keptAtMost)
}

/** A reminder of what has been said meanwhile need not stand. */
export const stillOpen = (prompts: Prompts, checklist: ReadonlyArray<ChecklistJson>): Prompts => {
  const done = new Set(
    checklist.filter(({ status }) => status === "satisfied" || status === "late").map(({ ruleId }) => ruleId)
  )
  return prompts.filter(({ triggeredBy: [first], type }) => type !== "compliance_reminder" || !done.has(first.value))
}

/** Itself while nothing has gone stale. */
export const stillFresh = (prompts: Prompts, now: number): Prompts => {
  const fresh = prompts.filter(({ expiresAt }) => Date.parse(expiresAt) > now)
  return fresh.length === prompts.length ? prompts : fresh
}
