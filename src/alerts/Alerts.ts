import { Context, DateTime, Effect, Layer, Option } from "effect"
import { CurrentCaller } from "../http/Caller.ts"
import { redactText } from "../platform/Redaction.ts"
import {
  type Acknowledgement,
  type AlertId,
  AlertNotFound,
  AlertResolved,
  type AlertStatus,
  SilenceOutOfRange
} from "./Alert.ts"
import { alertOf } from "./AlertRow.ts"
import { AlertSettings } from "./AlertSettings.ts"
import { AlertsRepo } from "./AlertsRepo.ts"
import { rulesOf } from "./Rules.ts"

const mostDays = 30

const make = Effect.gen(function* () {
  const repo = yield* AlertsRepo
  const rules = rulesOf(yield* AlertSettings)

  const list = Effect.fn("Alerts.list")(function* (
    status: AlertStatus | null,
    page: { readonly before: string | null; readonly limit: number }
  ) {
    return (yield* repo.list(status, page)).map(row => alertOf(row, rules))
  })

  const acknowledge = Effect.fn("Alerts.acknowledge")(function* (
    alertId: AlertId,
    { by, note, silenceUntil }: Acknowledgement
  ) {
    yield* Effect.annotateCurrentSpan({ alertId })
    const at = yield* DateTime.now
    const latest = DateTime.add(at, { days: mostDays })
    if (silenceUntil !== undefined && !DateTime.between(silenceUntil, { minimum: at, maximum: latest }))
      return yield* new SilenceOutOfRange({ mostDays })
    const caller = yield* CurrentCaller
    const acknowledged = yield* repo.acknowledge(alertId, {
      by: by ?? caller?.keyName ?? "unknown",
      note: note === undefined ? null : redactText(note),
      silencedUntil: silenceUntil ?? null,
      at
    })
    if (Option.isSome(acknowledged)) return alertOf(acknowledged.value, rules)
    return yield* Option.isNone(yield* repo.find(alertId))
      ? new AlertNotFound({ alertId })
      : new AlertResolved({ alertId })
  })

  return { list, acknowledge, rules: Object.values(rules) }
})

export class Alerts extends Context.Tag("callwise/alerts/Alerts")<Alerts, Effect.Effect.Success<typeof make>>() {
  static readonly layer = Layer.effect(Alerts, make).pipe(Layer.provide(AlertsRepo.layer))
}
