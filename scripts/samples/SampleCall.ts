import { Schema } from "effect"
import { CallDirection } from "../../src/calls/Call.ts"
import { Speaker } from "../../src/calls/events/CallEvent.ts"
import { AgentId } from "../../src/keys/ApiKey.ts"

/** A call to rehearse with, of fictitious people. */
export const SampleCall = Schema.Struct({
  id: Schema.String.pipe(Schema.pattern(/^[a-z-]{1,40}$/)),
  title: Schema.NonEmptyString,
  line: Schema.Literal("auto", "home", "life", "health", "commercial"),
  mood: Schema.NonEmptyString,
  lead: Schema.Record({ key: Schema.String, value: Schema.Unknown }),
  agent: Schema.Struct({ agentId: AgentId, name: Schema.NonEmptyString, licences: Schema.Array(Schema.Unknown) }),
  direction: CallDirection,
  lines: Schema.NonEmptyArray(
    Schema.Struct({
      /** After the line before it. */
      afterMs: Schema.Int.pipe(Schema.between(0, 60_000)),
      speaker: Speaker,
      text: Schema.NonEmptyString
    })
  )
})
