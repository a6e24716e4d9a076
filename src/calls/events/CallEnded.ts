import { Schema } from "effect"
import { CallId } from "../CallId.ts"

export class CallEnded extends Schema.TaggedError<CallEnded>()(
  "CallEnded",
  { callId: CallId },
  { description: "The call is over: nothing more is heard of it." }
) {}
