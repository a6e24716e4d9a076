import { type DateTime, Option } from "effect"
import type { Randomisation } from "./Assignment.ts"
import { type Experiment, statusAt } from "./Experiment.ts"
import { pointOf } from "./Point.ts"

export type Running = Randomisation & Pick<Experiment, "startsAt" | "endsAt" | "stoppedAt" | "isDefault">

export interface Units {
  readonly leadId: string
  readonly agentId: Option.Option<string>
}

export interface Candidate {
  readonly experiment: Running
  readonly unitId: string
}

const unitIdIn = ({ unit }: Running, { agentId, leadId }: Units): Option.Option<string> =>
  unit === "lead" ? Option.some(leadId) : agentId

const traffic = ({ experiment, unitId }: Candidate) => pointOf(`traffic ${experiment.salt}`, unitId)

/**
 * The experiments that a lead may come into, the one that it should come into first. Each unit has an order of its own
 * among them, which another experiment's beginning or end does not change; the default one is always last.
 */
export const candidatesFor = (
  experiments: ReadonlyArray<Running>,
  units: Units,
  at: DateTime.Utc
): ReadonlyArray<Candidate> =>
  experiments
    .filter(experiment => statusAt(experiment, at) === "running")
    .flatMap(experiment => Option.toArray(Option.map(unitIdIn(experiment, units), unitId => ({ experiment, unitId }))))
    .map(candidate => ({ candidate, drawn: candidate.experiment.isDefault ? -1 : traffic(candidate) }))
    .toSorted((a, b) => b.drawn - a.drawn)
    .map(({ candidate }) => candidate)
