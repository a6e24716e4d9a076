import { Schema } from "effect"
import { strictParams } from "../http/Page.ts"
import { AgentId } from "../keys/ApiKey.ts"
import { Tier } from "./Offer.ts"
import { OfferType } from "./OfferType.ts"

const flag = Schema.BooleanFromString.annotations({
  message: () => ({ message: "must be true or false", override: true })
})

const listOf = <A extends string>(literal: Schema.Literal<[A, ...Array<A>]>) =>
  Schema.compose(Schema.split(","), Schema.NonEmptyArray(Schema.compose(Schema.Trim, literal))).annotations({
    message: () => ({ message: `must be a comma-separated list of ${literal.literals.join(", ")}`, override: true }),
    jsonSchema: { type: "string", description: `Comma-separated: ${literal.literals.join(", ")}.` }
  })

export const OffersQuery = Schema.Struct({
  maxOffers: Schema.optional(
    Schema.compose(Schema.NumberFromString, Schema.Int.pipe(Schema.between(1, 20))).annotations({
      message: () => ({ message: "must be a whole number, 1-20", override: true }),
      description: "Offers shown, 1-20, never more than MAX_OFFERS_PER_LEAD.",
      jsonSchema: { type: "integer", minimum: 1, maximum: 20 }
    })
  ),
  includeTiers: Schema.optional(listOf(Tier)),
  types: Schema.optional(listOf(OfferType)),
  abTestGroup: Schema.optional(
    Schema.String.pipe(Schema.pattern(/^[A-Za-z0-9._:-]{1,64}$/)).annotations({
      message: () => ({ message: "must be the key of an experiment's arm", override: true }),
      description: "Forces this arm of the running experiment; what is forced is not counted."
    })
  ),
  agentId: Schema.optional(
    AgentId.annotations({
      description:
        "Who will speak with the lead: experiments about agents assign by it. The key's own agent when absent."
    })
  ),
  enrich: Schema.optional(
    flag.annotations({
      description: "Enrich the lead first when it has no profile that is still fresh; needs the scope enrich."
    })
  )
}).annotations(strictParams)
export type OffersQuery = typeof OffersQuery.Type
