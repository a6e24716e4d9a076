import { plainWord } from "../../pages/client/Plain.ts"
import { since } from "./Ago.ts"
import type { News } from "./News.ts"
import { countText, numberText } from "./Numbers.ts"
import { PanelOf, Rest } from "./Panel.tsx"
import { answeredText, isWrong, standingOf } from "./ProviderWords.ts"
import { percentOf, placeOn } from "./Scale.ts"
import type { HealthJson } from "./Wire.ts"

const sentenceOf = (all: ReadonlyArray<HealthJson>): string => {
  const asked = all.filter(({ status }) => status !== "disabled")
  const calls = asked.reduce((sum, one) => sum + one.calls, 0)
  const spent = asked.reduce((sum, one) => sum + one.spentToday, 0)
  const wrong = asked.filter(isWrong)
  const verdict =
    wrong.length === 0
      ? calls === 0
        ? "all ready"
        : "all work"
      : `${wrong.map(({ name }) => name).join(", ")} need a look`
  return `${countText(asked.length, "provider")}, ${verdict}; ${countText(calls, "call")} in 24 hours, ${numberText(spent, "US dollars")} spent today.`
}

const Provider = ({ health, now }: { health: HealthJson; now: number }) => {
  const { mark, tone, word } = standingOf(health)
  const { lastError, latencyMs, quota } = health
  return (
    <li class="row">
      <span class="row-name">{health.name}</span>
      <span class="row-state">
        <span class={`mark ${tone}`} aria-hidden="true">
          {mark}
        </span>{" "}
        {word}
      </span>
      <span class="row-facts note">
        {answeredText(health)}
        {latencyMs !== null &&
          `, half within ${Math.round(latencyMs.p50)} ms, 95 % within ${Math.round(latencyMs.p95)} ms`}
        {health.spentToday > 0 && `, ${numberText(health.spentToday, "US dollars")} today`}
        {lastError !== null && `; last failure ${since(lastError.at, now)} ago: ${plainWord(lastError.reason)}`}
      </span>
      <svg class="quota" width="100%" height="6" aria-hidden="true">
        <rect class="quota-all" width="100%" height="6" rx="3" />
        <rect class="bar-fill" width={percentOf(placeOn([0, quota.limit], quota.used))} height="6" rx="3" />
      </svg>
      <span class="row-quota note number">
        {quota.used.toLocaleString("en-US")} of {countText(quota.limit, "look-up")} used today
      </span>
    </li>
  )
}

/** Whether the vendors answer, how quickly, and what is left of their quotas. */
export const ProvidersPanel = ({ now, providers }: Pick<News, "providers"> & { now: number }) => (
  <PanelOf
    id="providers"
    title="Providers"
    size="half"
    part={providers}
    show={({ items, nextCursor }) =>
      items.length === 0
        ? {
            children: (
              <p class="empty">
                No provider is registered. Set a vendor's key, such as <code>APOLLO_API_KEY</code>, and start again; or
                rehearse with <code>CALLWISE_SANDBOX=on bun run start</code>
              </p>
            )
          }
        : {
            sentence: sentenceOf(items),
            table: {
              name: "providers",
              columns: [
                { title: "Provider" },
                { title: "Status" },
                { title: "Calls in 24 hours" },
                { title: "Answered", unit: "percent" },
                { title: "95 % within (ms)" },
                { title: "Quota used" },
                { title: "Quota" },
                { title: "Spent today", unit: "US dollars" }
              ],
              rows: items.map(one => [
                one.name,
                standingOf(one).word,
                one.calls,
                one.successRate === null ? null : 100 * one.successRate,
                one.latencyMs?.p95 ?? null,
                one.quota.used,
                one.quota.limit,
                one.spentToday
              ])
            },
            children: (
              <>
                <ul class="rows">
                  {items.map(health => (
                    <Provider key={health.providerId} health={health} now={now} />
                  ))}
                </ul>
                <Rest nextCursor={nextCursor} shown={items.length} where="/api/data-providers" />
              </>
            )
          }
    }
  />
)
