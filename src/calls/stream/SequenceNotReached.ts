import { Schema } from "effect"
import { CallId } from "../CallId.ts"

export class SequenceNotReached extends Schema.TaggedError<SequenceNotReached>()(
  "SequenceNotReached",
  { callId: CallId, last: Schema.Int },
  { description: "The call has told no message of this number yet; last is its newest. Come back with 0 for all." }
) {}
