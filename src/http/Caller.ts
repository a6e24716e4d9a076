import { Context } from "effect"
import type { Caller } from "../keys/ApiKey.ts"

/** The caller of the request being answered; null outside a request or without a valid key. */
export class CurrentCaller extends Context.Reference<CurrentCaller>()("callwise/http/CurrentCaller", {
  defaultValue: (): Caller | null => null
}) {}
