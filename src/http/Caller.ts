import { Context, Effect } from "effect"
import type { Caller } from "../keys/ApiKey.ts"

/** The caller of the request being answered; null outside a request or without a valid key. */
export class CurrentCaller extends Context.Reference<CurrentCaller>()("callwise/http/CurrentCaller", {
  defaultValue: (): Caller | null => null
}) {}

/** The agent whose calls alone the key sees; null when it sees all. */
export const viewer = Effect.map(CurrentCaller, caller => caller?.agentId ?? null)
