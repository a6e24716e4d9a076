import { DateTime } from "effect"
import { looser } from "../../src/enrichment/merge/Comparator.ts"
import type { FieldRule, RulesOf, VotedRule } from "../../src/enrichment/merge/FieldRule.ts"
import {
  demographicsRules,
  firmographicsRules,
  propertyRules,
  riskRules,
  vehicleRules
} from "../../src/enrichment/merge/FieldRules.ts"
import type { Claim, IntentSignal } from "../../src/profile/Profile.ts"

type Same = (value: unknown, truth: unknown) => boolean

const twoDaysMs = 2 * 86_400_000

const least = 0.5

/** Lists are right that share half of what either names. */
const overlap =
  <A>(key: (item: A) => string) =>
  (value: ReadonlyArray<A>, truth: ReadonlyArray<A>): boolean => {
    const [a, b] = [new Set(value.map(key)), new Set(truth.map(key))]
    return a.size + b.size === 0 || a.intersection(b).size / a.union(b).size >= least
  }

/** The stated rule of the field decides: the same, or less exactly the same (a code's beginning, a name's short form). */
const sameBy =
  <V>({ compare }: VotedRule<V>): Same =>
  (value, truth) =>
    compare([value as V, truth as V])(0, 1) >= looser

const ofRules = <Fields>(type: string, rules: RulesOf<Fields>) =>
  Object.entries<FieldRule<unknown>>(rules as Readonly<Record<string, FieldRule<unknown>>>).flatMap(([name, rule]) =>
    rule.kind === "voted" ? [[`${type}.${name}`, sameBy(rule)] as const] : []
  )

const number =
  (within: (value: number, truth: number) => boolean): Same =>
  (value, truth) =>
    within(value as number, truth as number)

const table = new Map<string, Same>([
  ...ofRules("demographics", demographicsRules),
  ...ofRules("firmographics", firmographicsRules),
  ...ofRules("risk", riskRules),
  ...ofRules("propertyData", propertyRules),
  ...ofRules("vehicleData", vehicleRules),
  ["behavioral.webVisits", number((a, b) => Math.abs(a - b) <= Math.max(3, 0.5 * Math.max(a, b)))],
  ["behavioral.contentEngagement", number((a, b) => Math.abs(a - b) <= 0.15)],
  [
    "behavioral.lastActiveAt",
    (value, truth) => Math.abs(DateTime.distance(value as DateTime.Utc, truth as DateTime.Utc)) <= twoDaysMs
  ],
  [
    "behavioral.intentSignals",
    (value, truth) =>
      overlap<IntentSignal>(({ topic }) => topic.toLowerCase())(
        value as ReadonlyArray<IntentSignal>,
        truth as ReadonlyArray<IntentSignal>
      )
  ],
  [
    "propertyData.claimsHistory",
    (value, truth) =>
      overlap<Claim>(({ date, cause }) => `${date} ${cause.toLowerCase()}`)(
        value as ReadonlyArray<Claim>,
        truth as ReadonlyArray<Claim>
      )
  ]
])

/** Whether a value of the field is right: tolerant of spelling and precision, by rules that are the same for everyone. */
export const isRight = (field: string, value: unknown, truth: unknown): boolean => {
  const same = table.get(field)
  if (same === undefined) throw new Error(`there is no equality for ${field}`)
  return same(value, truth)
}
