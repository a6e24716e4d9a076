import { Order } from "effect"
import type { Priority } from "../Suggestion.ts"

const gravestFirst: ReadonlyArray<Priority> = ["urgent", "high", "medium", "low"]
export const byPriority: Order.Order<{ readonly priority: Priority }> = Order.mapInput(Order.number, ({ priority }) =>
  gravestFirst.indexOf(priority)
)
