import { DateTime, Schema } from "effect"
import { strictParams } from "../http/Page.ts"
import { AgentId } from "../keys/ApiKey.ts"
import { PlainDate } from "../leads/PlainDate.ts"

const [earliest, latest] = [DateTime.unsafeMake("2000-01-01"), DateTime.unsafeMake("2100-01-01")]

export const Moment = Schema.DateTimeUtc.pipe(
  Schema.filter(DateTime.between({ minimum: earliest, maximum: latest }))
).annotations({
  message: () => ({ message: "must be an RFC 3339 time of the years 2000-2099", override: true })
})

const dayOf = (asOf: PlainDate | DateTime.Utc): string =>
  DateTime.isDateTime(asOf) ? DateTime.formatIsoDateUtc(asOf) : asOf

export const CallQuery = Schema.Struct({
  at: Schema.optional(Moment.annotations({ description: "When the call would be made, RFC 3339; now when absent." })),
  agentId: Schema.optional(AgentId),
  asOf: Schema.optional(
    Schema.Union(PlainDate, Schema.compose(Schema.String.pipe(Schema.includes("T")), Moment)).annotations({
      description: "The day whose law judges, a date or an RFC 3339 time; the day of the call when absent.",
      message: () => ({ message: "must be a date, YYYY-MM-DD, or an RFC 3339 time", override: true }),
      jsonSchema: { type: "string" }
    })
  ),
  direction: Schema.optional(
    Schema.Literal("outbound", "inbound").annotations({
      message: () => ({ message: "must be outbound or inbound", override: true }),
      description: "inbound: the person calls; hours, do-not-call and caps do not bind. outbound when absent."
    })
  )
}).annotations(strictParams)

export const callAskedOf = ({ asOf, ...asked }: typeof CallQuery.Type) => ({
  ...asked,
  law: asOf === undefined ? undefined : dayOf(asOf)
})
