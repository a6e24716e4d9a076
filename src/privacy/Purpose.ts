import { Schema } from "effect"

/** What a person is asked consent for; each stands alone. The lead's `consent` has a member for each. */
export const Purpose = Schema.Literal("enrichment", "calls", "marketing").annotations({
  identifier: "Purpose",
  description:
    "enrichment: to be looked up with data providers; calls: to be called; marketing: to be contacted with offers unasked."
})
export type Purpose = typeof Purpose.Type
