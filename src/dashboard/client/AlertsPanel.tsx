import { useState } from "hono/jsx/dom"
import { plainWord } from "../../pages/client/Plain.ts"
import { ask, Refused } from "../../pages/client/Service.ts"
import { Trouble } from "../../pages/client/Trouble.tsx"
import { since } from "./Ago.ts"
import type { News, Part } from "./News.ts"
import { countText } from "./Numbers.ts"
import { Panel, PanelOf } from "./Panel.tsx"
import type { AlertJson } from "./Wire.ts"

const isMissing = ({ error }: Part<unknown>): boolean => error instanceof Refused && error.status === 404

interface Listed {
  readonly alert: AlertJson
  readonly now: number
  readonly acknowledge: (alert: AlertJson) => void
}

const Alert = ({ acknowledge, alert, now }: Listed) => (
  <li class="row">
    <span class="row-name">
      <span class={`mark ${alert.status === "firing" ? "act" : "watch"}`} aria-hidden="true">
        {alert.status === "firing" ? "▲" : "●"}
      </span>{" "}
      {plainWord(alert.rule)}
      {alert.subject !== null && `, ${alert.subject}`}
    </span>
    <span class="row-state">
      {alert.status === "firing" ? (
        <button type="button" class="quiet small" onClick={() => acknowledge(alert)}>
          Acknowledge
        </button>
      ) : (
        "acknowledged"
      )}
    </span>
    <span class="row-facts note">
      {alert.message} For {since(alert.startedAt, now)}.
    </span>
  </li>
)

const sentenceOf = (all: ReadonlyArray<AlertJson>): string => {
  const firing = all.filter(({ status }) => status === "firing").length
  return `${countText(firing, "alert fires", "alerts fire")}, ${all.length - firing} acknowledged.`
}

/** What is wrong now, and who has seen it. */
export const AlertsPanel = ({ alerts, now, refresh }: Pick<News, "alerts"> & { now: number; refresh: () => void }) => {
  const [error, setError] = useState<Error | null>(null)
  const acknowledge = ({ id }: AlertJson) => {
    ask(`/api/alerts/${id}/acknowledge`, {}).then(() => {
      setError(null)
      refresh()
    }, setError)
  }
  if (alerts.answer === null && isMissing(alerts))
    return (
      <Panel id="alerts" title="Alerts">
        <p class="empty">This service has no alerts. Alert rules for Prometheus come with it.</p>
      </Panel>
    )
  return (
    <PanelOf
      id="alerts"
      title="Alerts"
      part={alerts}
      show={answer =>
        answer.length === 0
          ? {
              children: (
                <p class="empty">
                  <span class="mark good" aria-hidden="true">
                    ✓
                  </span>{" "}
                  No alert fires.
                </p>
              )
            }
          : {
              sentence: sentenceOf(answer),
              children: (
                <>
                  <Trouble error={error} />
                  <ul class="rows">
                    {answer.map(alert => (
                      <Alert key={alert.id} alert={alert} now={now} acknowledge={acknowledge} />
                    ))}
                  </ul>
                </>
              )
            }
      }
    />
  )
}
