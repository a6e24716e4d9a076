import { type EnrichmentResult, EnrichmentUnavailable, type ProviderReport } from "../enrichment/Enrichment.ts"
import type { MissingPart } from "./Briefing.ts"

type Why = Omit<MissingPart, "part">

export interface Had<A> {
  readonly found: A
  /** Why it is not there, or not in full. */
  readonly why: Why | null
}

export const wholly = <A>(found: A): Had<A> => ({ found, why: null })

const unanswered = (reports: ReadonlyArray<ProviderReport>): Why["providers"] =>
  reports
    .filter(({ outcome }) => outcome === "timeout" || outcome === "failed" || outcome === "rate_limited")
    .map(({ name, outcome }) => ({ name, outcome }))

export const boughtOf = ({ profile, providers, status }: EnrichmentResult) => ({
  found: profile,
  why: status === "complete" || status === "cached" ? null : { reason: status, providers: unanswered(providers) }
})

const reasons: Readonly<Record<string, Why["reason"]>> = {
  EnrichmentUnavailable: "unavailable",
  ConsentMissing: "no_consent",
  ProfileRequired: "no_profile",
  TimeoutException: "timeout"
}

export const whyOf = (error: { readonly _tag: string }): Why => ({
  reason: reasons[error._tag] ?? "failed",
  providers: error instanceof EnrichmentUnavailable ? unanswered(error.providers) : []
})
