import { DateTime, Schema } from "effect"
import type { FieldName } from "../../rules/Field.ts"
import { type Judged, judgedAt } from "./CallJudgement.ts"
import type { CallKnown } from "./CallKnown.ts"
import { nextAllowed } from "./NextAllowed.ts"

const CallVerdict = Schema.Literal("allowed", "forbidden", "cannot_tell").annotations({
  identifier: "CallVerdict",
  description: "cannot_tell: something is not known that the law asks about; it is neither a yes nor a no."
})

export class RuleOnCall extends Schema.Class<RuleOnCall>("RuleOnCall")({
  ruleId: Schema.String,
  verdict: Schema.Literal("allowed", "forbidden", "cannot_tell", "warning").annotations({
    description:
      "allowed: the rule was asked and does not stand in the way; warning: it does not either, and is to be heeded."
  }),
  message: Schema.String,
  citation: Schema.String
}) {}

export class CallPermission extends Schema.Class<CallPermission>("CallPermission")({
  verdict: CallVerdict,
  rules: Schema.Array(RuleOnCall).annotations({ description: "Every rule that was asked; those that decide first." }),
  localTime: Schema.NullOr(Schema.String).annotations({
    description:
      "Of the moment asked about where the person is, RFC 3339 with the offset; null when the zone is not known."
  }),
  timeZone: Schema.NullOr(Schema.String).annotations({
    description: "IANA name; the likeliest when there are several."
  }),
  nextAllowedAt: Schema.NullOr(Schema.DateTimeUtc).annotations({
    description:
      "The earliest minute from then on at which nothing forbids that passes with time: hours, days, caps. Null when something else stands in the way."
  })
}) {}

const words: Readonly<Partial<Record<FieldName, string>>> = {
  agentLicensed: "the agent's licences",
  legalHoliday: "the person's state",
  localTime: "the person's time zone",
  onNationalDoNotCall: "a national do-not-call list of the last 31 days",
  oneToOneConsent: "whether the person agreed in writing to this agency by name (attributes.oneToOneConsent)",
  onStateDoNotCall: "a do-not-call list of the state of the last 31 days",
  state: "the person's state",
  timeZoneCandidates: "the person's time zone",
  weekday: "the person's time zone"
}

const messageOf = ({ rule: { message }, verdict, missing }: Judged): string => {
  if (verdict === "allowed") return `Clear of: ${message}`
  const lacking = [...new Set(missing.map(field => words[field] ?? field))]
  return lacking.length === 0 ? message : `${message} To tell, this has to be known: ${lacking.join(", ")}.`
}

const order = ["forbidden", "cannot_tell", "warning", "allowed"]

/** May this person be called at that moment, under the law of that day or of another. */
export const permission = (known: CallKnown, at: DateTime.Utc, law?: string): CallPermission => {
  const judged = judgedAt(known, at, law).toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
  const [timeZone = null] = known.zones
  const first = judged[0]?.verdict
  return new CallPermission({
    verdict: first === "forbidden" || first === "cannot_tell" ? first : "allowed",
    rules: judged.map(
      one =>
        new RuleOnCall({
          ruleId: one.rule.id,
          verdict: one.verdict,
          message: messageOf(one),
          citation: one.rule.citation
        })
    ),
    localTime: timeZone === null ? null : DateTime.formatIsoOffset(DateTime.unsafeSetZoneNamed(at, timeZone)),
    timeZone,
    nextAllowedAt: nextAllowed(known, at, law)
  })
}
