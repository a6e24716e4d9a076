import { Schema } from "effect"

export const Priority = Schema.Literal("low", "normal", "high", "urgent").annotations({
  identifier: "Priority",
  description: "How pressing a look-up is: who waits for a provider's rate limit is served in this order."
})
export type Priority = typeof Priority.Type

export const priorities: ReadonlyArray<Priority> = Priority.literals

export const rankOf = (priority: Priority): number => priorities.indexOf(priority)
