import { Context, Effect } from "effect"
import type { AgentId } from "../../keys/ApiKey.ts"
import type { OfferType } from "../../offers/OfferType.ts"

export interface LicenceQuestion {
  readonly agentId: AgentId
  /** Two letters. */
  readonly state: string
  /** YYYY-MM-DD */
  readonly day: string
}

/** Lines that the agent may or may not sell there on that day; what is not told is not known. */
export type LicensedLines = Readonly<Partial<Record<Exclude<OfferType, "bundle">, boolean>>>

/** The port to who knows the agents' licences; of itself it knows of none. */
export class AgentLicences extends Context.Reference<AgentLicences>()("callwise/risk/AgentLicences", {
  defaultValue: (): { readonly linesOf: (asked: LicenceQuestion) => Effect.Effect<LicensedLines> } => ({
    linesOf: () => Effect.succeed({})
  })
}) {}
