import { Context, DateTime, Effect, Layer, Option } from "effect"
import type { AgentId } from "../keys/ApiKey.ts"
import type { OfferType } from "../offers/OfferType.ts"
import { Agent, type AgentInput, AgentNotFound } from "./Agent.ts"
import { type AgentRow, AgentsRepo } from "./AgentsRepo.ts"
import { ComplianceSettings } from "./ComplianceSettings.ts"
import { localTime } from "./calling/LocalTime.ts"
import { zonesOfState } from "./calling/TimeZones.ts"
import { type ForbiddenByRule, forbiddenBy } from "./ForbiddenByRule.ts"
import { LicenceLine, type LicensedLines, type Standing, standingOf } from "./Licence.ts"

const agentOf = ({ position: _, isNew: __, ...agent }: AgentRow) => new Agent(agent)

/** Of the moment, by the clocks of a state: a licence holds to the end of its last day there. */
const dayIn = (state: string | undefined, at: DateTime.Utc): string => {
  const zone = state === undefined ? undefined : zonesOfState(state)?.at(-1)
  return zone === undefined ? DateTime.formatIsoDateUtc(at) : localTime(at, zone).day
}

const make = Effect.gen(function* () {
  const repo = yield* AgentsRepo
  const { licencesRequired } = yield* ComplianceSettings

  const put = Effect.fn("Agents.put")(function* (agentId: AgentId, input: AgentInput) {
    const row = yield* repo.put(agentId, input)
    return { agent: agentOf(row), created: row.isNew }
  })

  const get = Effect.fn("Agents.get")(function* (agentId: AgentId) {
    const row = yield* repo.find(agentId)
    return Option.isSome(row) ? agentOf(row.value) : yield* new AgentNotFound({ agentId })
  })

  const list = Effect.fn("Agents.list")(function* (after: string | null, limit: number) {
    const rows = yield* repo.list({ after, limit: limit + 1 })
    const next = rows.length > limit ? (rows[limit - 1]?.position ?? null) : null
    return { items: rows.slice(0, limit).map(agentOf), next }
  })

  /** For a line in a state on a day, YYYY-MM-DD; unknown when the agent was never registered. */
  const licenceFor = (
    agentId: AgentId,
    state: string | undefined,
    line: OfferType,
    day: string
  ): Effect.Effect<Standing> =>
    Effect.map(repo.licences(agentId), licences =>
      standingOf(
        Option.getOrElse(licences, () => "unregistered" as const),
        state,
        line,
        day
      )
    )

  /** Fails when the agent may not sell the line there; what cannot be told passes unless licences are required. */
  const requireLicence = (
    agentId: AgentId,
    state: string | undefined,
    line: OfferType,
    at: DateTime.Utc
  ): Effect.Effect<void, ForbiddenByRule> =>
    Effect.flatMap(licenceFor(agentId, state, line, dayIn(state, at)), standing =>
      standing === "not_licensed" || (standing === "unknown" && licencesRequired)
        ? Effect.fail(forbiddenBy("GEO-001"))
        : Effect.void
    )

  /** Line by line, in a state at the moment; one that cannot be told is absent. */
  const licensedLines = (agentId: AgentId, state: string, at: DateTime.Utc): Effect.Effect<LicensedLines> =>
    Effect.map(repo.licences(agentId), licences => {
      const licensing = Option.getOrElse(licences, () => "unregistered" as const)
      const told = LicenceLine.literals.map(
        line => [line, standingOf(licensing, state, line, dayIn(state, at))] as const
      )
      return Object.fromEntries(
        told
          .filter(([, standing]) => licencesRequired || standing !== "unknown")
          .map(([line, standing]) => [line, standing === "licensed"])
      )
    })

  return { put, get, list, licenceFor, licensedLines, requireLicence }
})

/** Who sells, and where each may sell what. */
export class Agents extends Context.Tag("callwise/compliance/Agents")<Agents, Effect.Effect.Success<typeof make>>() {
  static readonly layerNoDeps = Layer.effect(Agents, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide(AgentsRepo.layer))
}
