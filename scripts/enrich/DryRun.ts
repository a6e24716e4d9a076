import { SqlClient } from "@effect/sql"
import { DateTime, Effect, Option, Schema, Stream } from "effect"
import { composite } from "../../src/enrichment/Composite.ts"
import { EnrichmentRepo } from "../../src/enrichment/EnrichmentRepo.ts"
import { EnrichmentSettings } from "../../src/enrichment/EnrichmentSettings.ts"
import { consented } from "../../src/enrichment/Gate.ts"
import { queryOf } from "../../src/enrichment/LookUpKeys.ts"
import { isFilled, requiredFieldsOf } from "../../src/enrichment/RequiredFields.ts"
import { Lead } from "../../src/leads/Lead.ts"
import { newLead } from "../../src/leads/LeadRow.ts"
import { Secrets } from "../../src/platform/Secrets.ts"
import { DataType } from "../../src/profile/Profile.ts"
import { DataProviders } from "../../src/providers/DataProviders.ts"
import { cacheKeyOf } from "../../src/providers/guard/CacheKey.ts"
import { LearnedTermsRepo } from "../../src/providers/LearnedTermsRepo.ts"
import { print } from "../cli/Program.ts"
import { count, dollars, table } from "../cli/Words.ts"
import { chosenBy } from "./Chosen.ts"
import { type Forecast, makeForecast } from "./Forecast.ts"
import type { Prospect } from "./ForecastInput.ts"
import { type Input, rowsOf } from "./Input.ts"
import { pastBills, pastFills } from "./PastAnswers.ts"
import { makeRowReader, type Row } from "./Row.ts"
import type { Settings } from "./Settings.ts"

export interface DryRunRequest {
  readonly input: Input
  readonly rows: number
  readonly settings: Settings
  readonly concurrency: number
}

interface Counts {
  read: number
  bad: number
  duplicates: number
  tooLow: number
  withoutConsent: number
  /** Nobody has anything to be asked. */
  unaskable: number
  fresh: number
}

const shownBadRows = 10

/** A row as it would be read once it is stored. */
const decodeLead = (written: unknown) => Effect.orDie(Schema.decodeUnknown(Lead)(written))

/** Which of these answers the response cache holds, and whether they are matches. */
const cachedAnswers = Effect.map(
  SqlClient.SqlClient,
  sql => (keys: ReadonlyMap<string, string>) =>
    keys.size === 0
      ? Effect.succeed(new Map<string, boolean>())
      : sql<{ key: string; matched: boolean }>`select encode(key, 'hex') as key, matched from provider_cache
          where key in (select decode(k, 'hex') from unnest(${[...keys.keys()]}::text[]) k) and expires_at > now()`.pipe(
          Effect.map(rows => new Map(rows.map(({ key, matched }) => [keys.get(key) ?? "", matched]))),
          Effect.orDie
        )
)

const makeProspects = (settings: Settings) =>
  Effect.gen(function* () {
    const repo = yield* EnrichmentRepo
    const { hash } = yield* Secrets
    const lookUpCache = yield* cachedAnswers
    const own = yield* EnrichmentSettings
    const chosen = yield* chosenBy(settings)
    const known = yield* (yield* DataProviders).available
    const dataTypes = settings.dataTypes ?? DataType.literals
    const isRefresh = settings.forceRefresh === true

    const of = (row: Row) =>
      Effect.gen(function* () {
        const now = yield* DateTime.now
        const at = DateTime.formatIso(now)
        const lead = yield* decodeLead({ ...newLead(row.leadId, row.lead), createdAt: at, updatedAt: at })
        if (Option.isNone(yield* Effect.option(consented(lead, own)))) return undefined
        const stored = yield* repo.answers(row.leadId)
        const answers = isRefresh ? [] : stored
        const held = new Set(
          answers.flatMap(({ providerId, validUntil }) => (DateTime.greaterThan(validUntil, now) ? [providerId] : []))
        )
        const query = queryOf(lead)
        const able = known.filter(provider => chosen(provider) && provider.canLookUp(query))
        const open = able.filter(({ config }) => !held.has(config.id))
        const keys = new Map(open.map(({ config }) => [cacheKeyOf(hash, config, query), config.id as string]))
        const cached = isRefresh ? new Map<string, boolean>() : yield* lookUpCache(keys)
        const { profile } = composite(answers, known, now, query)
        const required = requiredFieldsOf(
          lead,
          settings.requiredFields,
          Option.getOrUndefined(own.requiredFields),
          dataTypes
        )
        const prospect: Prospect = {
          missing: required.filter(field => !isFilled(profile, field, own.fieldConfidence)),
          open,
          cached,
          isKnownAlready: stored.some(({ record }) => record !== null)
        }
        return { prospect, held: able.flatMap(({ config }) => (held.has(config.id) ? [config.id] : [])) }
      })

    return { of, known: known.filter(chosen), own }
  })

const reportOf = (request: DryRunRequest, counts: Counts, forecast: Forecast): string => {
  const { settings } = request
  const [cost, matched, beyond] = [forecast.cost(), forecast.matched(), forecast.beyond()]
  const range = ({ low, high }: { readonly low: number; readonly high: number }, write: (n: number) => string) =>
    `${write(low)} to ${write(high)}`
  const unproven = forecast.providers().flatMap(({ name, isUnproven }) => (isUnproven ? [name] : []))
  const lines = [
    ["rows read", count(counts.read)],
    ["bad rows", count(counts.bad)],
    ["duplicates, which cost nothing", count(counts.duplicates)],
    ...(settings.minScore === undefined ? [] : [[`below the score of ${settings.minScore}`, count(counts.tooLow)]]),
    ["without consent", count(counts.withoutConsent)],
    ["nobody could look up", count(counts.unaskable)],
    ["held already, fresh", count(counts.fresh)],
    ["expected with a profile", `${count(matched.expected)} (${range(matched, count)})`],
    ["expected cost", `${dollars(cost.expected)} (${range(cost, dollars)})`],
    ...(settings.maxCost === undefined
      ? []
      : [
          [
            `expected beyond --max-cost ${dollars(settings.maxCost)}`,
            `${count(beyond.expected)} rows (${range(beyond, count)})`
          ]
        ])
  ]
  const width = Math.max(...lines.map(([name = ""]) => name.length))
  return [
    "Dry run: nothing was bought, stored or written.",
    "",
    ...lines.map(([name = "", value]) => `${name.padEnd(width)}  ${value}`),
    "",
    table([
      ["provider", "can be asked", "held already", "expected asked", "expected matches", "expected cost"],
      ...forecast
        .providers()
        .map(({ name, rows, held, asked, matched: matches, cost: spent }) => [
          name,
          ...[rows, held, asked, matches].map(count),
          dollars(spent)
        ])
    ]),
    "",
    "In brackets: 90 % of the imagined runs, from the providers' match rates and how sure those are.",
    ...(unproven.length === 0
      ? []
      : [`Rough for ${unproven.join(", ")}: hardly asked in the last day, so by what their terms state.`])
  ].join("\n")
}

/** Predicts a run without a cent spent: nobody is asked, no lead is stored. */
export const dryRun = (request: DryRunRequest) =>
  Effect.gen(function* () {
    const { settings, input, concurrency } = request
    const prospects = yield* makeProspects(settings)
    const learned = yield* (yield* LearnedTermsRepo).all
    const perLead = Math.min(settings.maxCostPerLead ?? Number.POSITIVE_INFINITY, prospects.own.maxCostPerLead)
    const forecast = makeForecast(
      prospects.known,
      {
        answered: new Map(Array.from(learned, ([id, { answered }]) => [id, answered])),
        fills: yield* pastFills(prospects.known, prospects.own.fieldConfidence),
        bills: yield* pastBills
      },
      {
        strategy: settings.strategy ?? prospects.own.strategy,
        dollarsPerLead: perLead,
        dollarsPerField:
          settings.requiredFields === undefined ? prospects.own.maxCostPerField : Number.POSITIVE_INFINITY,
        maxCost: settings.maxCost ?? Number.POSITIVE_INFINITY,
        fieldConfidence: prospects.own.fieldConfidence
      }
    )
    const readRow = yield* makeRowReader
    const counts: Counts = { read: 0, bad: 0, duplicates: 0, tooLow: 0, withoutConsent: 0, unaskable: 0, fresh: 0 }

    const consider = (row: Row) =>
      Effect.gen(function* () {
        if (row.score < Math.max(settings.minScore ?? 0, prospects.own.minScore)) {
          counts.tooLow += 1
          return
        }
        const found = yield* prospects.of(row)
        if (found === undefined) {
          counts.withoutConsent += 1
          return
        }
        const { prospect, held } = found
        if (prospect.open.length === 0 && held.length === 0) counts.unaskable += 1
        if (held.length > 0 && forecast.isSettled(prospect)) counts.fresh += 1
        for (const id of held) forecast.addHeld(id)
        forecast.add(prospect)
      })

    yield* rowsOf(input).pipe(
      Stream.mapEffect(
        row =>
          Effect.suspend(() => {
            counts.read += 1
            if ("message" in row) {
              counts.bad += 1
              return counts.bad > shownBadRows ? Effect.void : print(`line ${row.line}: ${row.message}`)
            }
            const known = readRow(row.line, row.lead)
            if (!known.isDuplicate) return consider(known)
            counts.duplicates += 1
            return Effect.void
          }),
        { concurrency }
      ),
      Stream.runDrain
    )
    yield* print(reportOf(request, counts, forecast))
  })
