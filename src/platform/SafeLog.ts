import { Array as Arr, HashMap, type Logger } from "effect"
import { bareCause } from "./BareCause.ts"
import { isPersonalName, redacted, redactValue } from "./Redaction.ts"

/** A log entry as it may be written or sent: text redacted, causes without messages. */
export const safeLog = (entry: Logger.Logger.Options<unknown>): Logger.Logger.Options<unknown> => ({
  ...entry,
  message: Arr.ensure(entry.message).map(part => redactValue(part)),
  annotations: HashMap.map(entry.annotations, (value, name) => (isPersonalName(name) ? redacted : redactValue(value))),
  cause: bareCause(entry.cause)
})
