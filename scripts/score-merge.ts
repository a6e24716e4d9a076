import { DateTime, Schema } from "effect"
import pg from "pg"
import { EnrichmentResult } from "../src/enrichment/Enrichment.ts"
import { DataType, Facts } from "../src/profile/Profile.ts"
import { ProviderRecord } from "../src/providers/Provider.ts"
import { tellCalibration } from "./bench/CalibrationReport.ts"
import { countBy, load, percent, say } from "./bench/Figures.ts"
import { flags } from "./bench/Flags.ts"
import { factsIn, type Judged, judge } from "./bench/Judging.ts"
import { leadOf } from "./bench/LeadOf.ts"
import { startSandbox } from "./bench/SandboxControl.ts"
import { startService } from "./bench/ServiceClient.ts"
import { Workbench } from "./bench/Workbench.ts"
import { table } from "./cli/Words.ts"

/** How much of the merged profile is true, beside each provider alone on the same leads: the sandbox knows the truth. */
const { leads, concurrency } = flags({ leads: 400, concurrency: 4 })
const decodeResult = Schema.decodeUnknownSync(EnrichmentResult)
const decodeRecord = Schema.decodeUnknownSync(ProviderRecord)
const decodeFacts = Schema.decodeUnknownSync(Facts)
const merged = "merged"

interface Lead {
  readonly leadId: string
  readonly truth: Facts
  readonly confidence: Readonly<Record<string, number>>
  readonly said: ReadonlyMap<string, ReadonlyArray<Judged>>
}

await using bench = new Workbench()
const sandbox = await startSandbox(bench)
await sandbox.control.faults({ latency: { p50Ms: 0, p99Ms: 0 }, queuedShare: 0 })
const service = await startService(bench, sandbox.setting)

const people = await Array.fromAsync(sandbox.control.truths(0, leads))
const statuses: Array<string> = []
const profiles = new Map<string, NonNullable<EnrichmentResult["profile"]>>()
const waiting = people.values()
const worker = async () => {
  for (const truth of waiting) {
    await service.putLead(truth.personId, leadOf(truth))
    const body = { strategy: "parallel", timeoutMs: 60_000 }
    const response = await service.call("POST", `/api/leads/${truth.personId}/enrich`, body)
    const { status, profile } = decodeResult(await response.json())
    statuses.push(status)
    if (profile !== null) profiles.set(truth.personId, profile)
  }
}
await Promise.all(Array.from({ length: concurrency }, worker))

const database = new pg.Client(bench.databaseUrl)
await database.connect()
const { rows: answers } = await database.query<{ lead_id: string; provider: string; record: unknown }>(
  "select lead_id, provider, record from lead_provider_answers where record is not null"
)
await database.end()
const answersOf = Map.groupBy(answers, ({ lead_id }) => lead_id)

const scored = people.map(({ personId, truth: encoded }): Lead => {
  const truth = decodeFacts(encoded)
  const profile = profiles.get(personId)
  const records = (answersOf.get(personId) ?? []).map(
    ({ provider, record }) => [provider, judge(decodeRecord(record).facts, truth)] as const
  )
  return {
    leadId: personId,
    truth,
    confidence: profile?.fieldConfidence ?? {},
    said: new Map([...records, [merged, profile === undefined ? [] : judge(profile, truth)]])
  }
})
const providers = [...new Set(answers.map(({ provider }) => provider))].sort()
const sources = [merged, ...providers]

const factKeys = (wanted: (fact: { readonly type: DataType }) => boolean) =>
  new Map(scored.map(({ leadId, truth }) => [leadId, factsIn(truth).filter(wanted)]))

/** Of all true facts, those a source has right, and those it says anything of. */
const against = (source: string, facts: ReturnType<typeof factKeys>) => {
  let [all, right, said] = [0, 0, 0]
  for (const lead of scored) {
    const statements = new Map((lead.said.get(source) ?? []).map(each => [each.key, each]))
    for (const { key } of facts.get(lead.leadId) ?? []) {
      const statement = statements.get(key)
      all += 1
      said += statement === undefined ? 0 : 1
      right += statement?.isTrue === true ? 1 : 0
    }
  }
  return { right: right / all, said: said / all }
}

/** Of what a source says, the share that is true; what the truth knows nothing of is false. */
const precision = (source: string, wanted: (fact: { readonly type: DataType }) => boolean) => {
  const statements = scored.flatMap(lead => (lead.said.get(source) ?? []).filter(wanted))
  return statements.filter(({ isTrue }) => isTrue).length / statements.length
}

const best = (facts: ReturnType<typeof factKeys>) =>
  providers
    .map(provider => ({ provider, right: against(provider, facts).right }))
    .reduce((a, b) => (b.right > a.right ? b : a))

/** Facts that both a provider and the merged profile speak of. */
const together = (provider: string, wanted: (fact: Judged) => boolean = () => true) => {
  let [both, ours, theirs] = [0, 0, 0]
  for (const { said } of scored) {
    const own = new Map((said.get(merged) ?? []).map(each => [each.key, each]))
    for (const statement of (said.get(provider) ?? []).filter(wanted)) {
      const our = own.get(statement.key)
      if (our === undefined) continue
      both += 1
      ours += our.isTrue ? 1 : 0
      theirs += statement.isTrue ? 1 : 0
    }
  }
  return { both, ours: ours / both, theirs: theirs / both }
}

/** What choosing for each fact, with hindsight, the provider that is right could reach. */
const reachable = () => {
  let [all, right] = [0, 0]
  for (const { said, truth } of scored) {
    const known = new Set(
      providers.flatMap(provider => (said.get(provider) ?? []).filter(({ isTrue }) => isTrue).map(({ key }) => key))
    )
    const facts = factsIn(truth)
    all += facts.length
    right += facts.filter(({ key }) => known.has(key)).length
  }
  return right / all
}

const everything = () => true
const all = factKeys(everything)
const bestOfAll = best(all)
const mergedOfAll = against(merged, all)
say(`${leads} leads, ${[...all.values()].flat().length} true facts; ${countBy(statuses, status => status)}; ${load()}`)
say("Right: the same by the field's stated rule (tolerance, spelling, legal form), or less exactly the same (the")
say(
  "beginning of a code, the short form of a name); lists that share half of what either names. A missing fact is wrong.\n"
)
say(
  table([
    ["source", "right of all facts", "spoken of", "right of what is said"],
    ...sources.map(source => {
      const { right, said } = against(source, all)
      return [source, percent(right), percent(said), percent(precision(source, everything))]
    })
  ])
)
say(
  `\nAll facts of the truth: merged ${percent(mergedOfAll.right)}, best single provider ${percent(bestOfAll.right)} (${bestOfAll.provider}),`
)
say(`with hindsight ${percent(reachable())}\n`)
say(
  table([
    ["data type", "facts", "merged", "best single provider", "", "right of what merged says"],
    ...DataType.literals.map(type => {
      const wanted = (fact: { readonly type: DataType }) => fact.type === type
      const facts = factKeys(wanted)
      const single = best(facts)
      return [
        type,
        `${[...facts.values()].flat().length}`,
        percent(against(merged, facts).right),
        percent(single.right),
        single.provider,
        percent(precision(merged, wanted))
      ]
    })
  ])
)
say("\nWhere both speak:")
say(
  table([
    ["provider", "facts", "merged", "provider"],
    ...providers.map(provider => {
      const { both, ours, theirs } = together(provider)
      return [provider, `${both}`, percent(ours), percent(theirs)]
    })
  ])
)

const fields = [...new Set(scored.flatMap(({ said }) => [...said.values()].flat().map(({ field }) => field)))]
const worse = fields.flatMap(field =>
  providers.flatMap(provider => {
    const { both, ours, theirs } = together(provider, statement => statement.field === field)
    return both >= 30 && theirs - ours > 0.02 ? [{ field, provider, both, ours, theirs }] : []
  })
)
if (worse.length > 0) {
  say("\nFields in which a provider alone is right more often (by more than 2 points, of 30 or more):")
  say(
    table([
      ["field", "provider", "facts", "merged", "provider"],
      ...worse
        .toSorted((a, b) => b.theirs - b.ours - (a.theirs - a.ours))
        .map(({ field, provider, both, ours, theirs }) => [field, provider, `${both}`, percent(ours), percent(theirs)])
    ])
  )
}

const claims = scored.flatMap(({ said, confidence }) =>
  (said.get(merged) ?? []).flatMap(({ path, isTrue, field }) => {
    const claimed = confidence[path]
    return claimed === undefined ? [] : [{ confidence: claimed, isTrue, field }]
  })
)
tellCalibration(claims)
say(`\n${DateTime.formatIso(DateTime.unsafeNow())}; ${load()}`)
