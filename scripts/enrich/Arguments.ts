import { Options } from "@effect/cli"
import { Option, Schema } from "effect"
import { Strategy } from "../../src/enrichment/Enrichment.ts"
import { FieldPath } from "../../src/profile/FieldPath.ts"
import { DataType } from "../../src/profile/Profile.ts"
import { priorities } from "../../src/providers/guard/Priority.ts"
import { defaultPriority, defaultTimeoutMs } from "./Settings.ts"

const listOf = <A extends string>(name: string, item: Schema.Schema<A, A>, known: string) =>
  Options.text(name).pipe(
    Options.withPseudoName("a,b,..."),
    Options.filterMap(
      text =>
        Schema.decodeUnknownOption(Schema.NonEmptyArray(item))(
          text
            .split(",")
            .map(part => part.trim())
            .filter(part => part !== "")
        ),
      `--${name} takes ${known}, separated by commas`
    ),
    Options.optional
  )

const numberOf = (name: string, [low, high]: readonly [number, number], what: string) =>
  Options.float(name).pipe(
    Options.withPseudoName(what),
    Options.filterMap(
      value => (value >= low && value <= high ? Option.some(value) : Option.none()),
      `--${name} must be ${low}-${high}`
    )
  )

const wholeOf = (name: string, range: readonly [number, number]) =>
  numberOf(name, range, range.join("-")).pipe(
    Options.filterMap(
      value => (Number.isInteger(value) ? Option.some(value) : Option.none()),
      `--${name} must be a whole number`
    )
  )

const defaultConcurrency = 8

export const files = {
  input: Options.text("input").pipe(
    Options.withAlias("i"),
    Options.withPseudoName("file"),
    Options.withDescription(
      "The leads, UTF-8: CSV whose first line names the columns, dotted where nested (email, company.name, address.state, consent.enrichment, vehicles.0.year), or NDJSON with a lead on each line. A row without leadId gets one made from who it is about: the same in every run."
    )
  ),
  output: Options.text("output").pipe(
    Options.withAlias("o"),
    Options.withPseudoName("file"),
    Options.withDescription(
      "NDJSON, a line for each row in the order they are done: { line, leadId, status, reason?, cost, durationMs, profile, providers, conflicts }. Beside it: <output>.run.json, what the run was begun with, and <output>.errors.ndjson, rows without a result, { line, leadId?, message }. Needed unless --dry-run."
    ),
    Options.optional
  ),
  format: Options.choice("format", ["csv", "ndjson"]).pipe(
    Options.withDescription("Of the input; by its name (.csv, .ndjson, .jsonl) when absent."),
    Options.optional
  )
} as const

export const course = {
  concurrency: wholeOf("concurrency", [1, 64]).pipe(
    Options.withDescription(`Rows at once, 1-64; ${defaultConcurrency} when absent.`),
    Options.withDefault(defaultConcurrency)
  ),
  resume: Options.boolean("resume").pipe(
    Options.withDescription(
      "Go on with the run that the output was begun by, after a stop, a crash or kill -9: rows that are written are skipped, what was bought is not bought again, failed rows are tried again. The options are those the run was begun with; --concurrency may change."
    )
  ),
  overwrite: Options.boolean("overwrite").pipe(Options.withDescription("Replace an output that exists, and its run.")),
  dryRun: Options.boolean("dry-run").pipe(
    Options.withDescription(
      "Buy nothing, store nothing, write nothing: predict matches and cost with their 90 % range, per provider, and say what is held already."
    )
  )
} as const

export const settings = {
  strategy: Options.choice("strategy", Strategy.literals).pipe(
    Options.withDescription(
      "waterfall asks the cheapest adequate providers first, parallel all at once. As the service is set when absent."
    ),
    Options.optional
  ),
  maxCost: numberOf("max-cost", [0, 10_000_000], "dollars").pipe(
    Options.withDescription(
      "US dollars the whole run may cost, its resumed parts included; never exceeded. Rows beyond get what is known of them already, else status skipped with reason over_budget. 0 buys nothing."
    ),
    Options.optional
  ),
  maxCostPerLead: numberOf("max-cost-per-lead", [0, 100_000], "dollars").pipe(
    Options.withDescription("US dollars a row may cost; ENRICHMENT_MAX_COST_PER_LEAD holds in any case."),
    Options.optional
  ),
  minScore: numberOf("min-score", [0, 100], "0-100").pipe(
    Options.withDescription(
      "Rows whose lead scores less are neither stored nor bought for: status skipped, reason below_minimum_score."
    ),
    Options.optional
  ),
  priority: Options.choice("priority", priorities).pipe(
    Options.withDescription(
      `How pressing these rows are to others that wait for the same provider; ${defaultPriority} when absent: calls go first.`
    ),
    Options.optional
  ),
  providers: listOf("providers", Schema.NonEmptyString, "ids, names or types of providers").pipe(
    Options.withDescription("Ask only these: ids, names or types.")
  ),
  excludeProviders: listOf("exclude-providers", Schema.NonEmptyString, "ids, names or types of providers").pipe(
    Options.withDescription("Do not ask these: ids, names or types.")
  ),
  requiredFields: listOf("required-fields", FieldPath, "fields such as demographics.income").pipe(
    Options.withDescription("The waterfall goes on until these are filled well enough, such as demographics.income.")
  ),
  dataTypes: listOf("data-types", DataType, DataType.literals.join(", ")).pipe(
    Options.withDescription(`Buy and write only these: ${DataType.literals.join(", ")}.`)
  ),
  timeoutMs: wholeOf("timeout-ms", [50, 60_000]).pipe(
    Options.withDescription(
      `Milliseconds a row may take, waiting for rate limits included; ${defaultTimeoutMs} when absent.`
    ),
    Options.optional
  ),
  forceRefresh: Options.boolean("force-refresh").pipe(
    Options.withDescription("Buy again what is still fresh (within a run nothing is bought twice all the same).")
  )
} as const
