import { useState } from "hono/jsx/dom"
import { ask } from "../../pages/client/Service.ts"
import { Trouble } from "../../pages/client/Trouble.tsx"
import { since } from "./Ago.ts"
import { aboutText, alertsText, isWatching, limitText, quietOf } from "./AlertWords.ts"
import type { News } from "./News.ts"
import { PanelOf, Rest } from "./Panel.tsx"
import type { AlertJson, AlertRuleJson } from "./Wire.ts"

interface Listed {
  readonly alert: AlertJson
  readonly now: number
  readonly acknowledge: (alert: AlertJson) => void
}

const Alert = ({ acknowledge, alert, now }: Listed) => (
  <li class="row">
    <span class="row-name">
      <span class={`mark ${alert.severity === "critical" ? "act" : "watch"}`} aria-hidden="true">
        {alert.severity === "critical" ? "▲" : "●"}
      </span>{" "}
      {aboutText(alert)}
    </span>
    <span class="row-state">
      {alert.status === "firing" ? (
        <button
          type="button"
          class="quiet small"
          aria-label={`Acknowledge ${aboutText(alert)}`}
          onClick={() => acknowledge(alert)}
        >
          Acknowledge
        </button>
      ) : (
        `seen by ${alert.acknowledgedBy ?? "somebody"}`
      )}
    </span>
    <span class="row-facts note">
      {alert.severity}, for {since(alert.startedAt, now)}. {alert.message}
    </span>
  </li>
)

const Quiet = ({ rule }: { rule: AlertRuleJson }) => (
  <li class="row quiet-row">
    <span>
      <span class="mark good" aria-hidden="true">
        ✓
      </span>{" "}
      {rule.title}
    </span>
    <span class="row-state note">{limitText(rule)}</span>
  </li>
)

/** What is wrong now and who has seen it, and what is watched besides. */
export const AlertsPanel = ({ alerts, now, refresh }: Pick<News, "alerts"> & { now: number; refresh: () => void }) => {
  const [error, setError] = useState<Error | null>(null)
  const acknowledge = ({ alertId }: AlertJson) => {
    ask(`/api/alerts/${alertId}/acknowledge`, {}).then(() => {
      setError(null)
      refresh()
    }, setError)
  }
  return (
    <PanelOf
      id="alerts"
      title="Alerts"
      part={alerts}
      show={answer => ({
        sentence: alertsText(answer),
        children: (
          <>
            <Trouble error={error} />
            <ul class="rows">
              {answer.standing.map(alert => (
                <Alert key={alert.alertId} alert={alert} now={now} acknowledge={acknowledge} />
              ))}
              {answer.nextCursor === null &&
                isWatching(answer) &&
                quietOf(answer).map(rule => <Quiet key={rule.rule} rule={rule} />)}
            </ul>
            <Rest nextCursor={answer.nextCursor} shown={answer.standing.length} where="/api/alerts" />
          </>
        )
      })}
    />
  )
}
