import { Schema } from "effect"
import { AgentId } from "../keys/ApiKey.ts"
import { textOf } from "../leads/Normalised.ts"
import { PlainDate } from "../leads/PlainDate.ts"
import { Licence } from "./Licence.ts"

const name = textOf(200, "What the agent is called.")

export class Agent extends Schema.Class<Agent>("Agent")({
  agentId: AgentId,
  name: Schema.NullOr(Schema.String),
  hiredOn: Schema.NullOr(PlainDate),
  licences: Schema.Array(Licence),
  createdAt: Schema.DateTimeUtc,
  updatedAt: Schema.DateTimeUtc
}) {}

export const AgentInput = Schema.Struct({
  name: Schema.optional(name),
  hiredOn: Schema.optional(PlainDate),
  licences: Schema.Array(Licence).pipe(Schema.maxItems(500))
}).annotations({
  identifier: "AgentInput",
  description: "An agent with all licences that are held; an empty list says that there is none.",
  parseOptions: { onExcessProperty: "error", errors: "all" }
})
export type AgentInput = typeof AgentInput.Type

export class AgentNotFound extends Schema.TaggedError<AgentNotFound>()(
  "AgentNotFound",
  { agentId: AgentId },
  { description: "No agent with this id was ever registered." }
) {}
