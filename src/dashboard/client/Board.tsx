import { useEffect, useRef, useState } from "hono/jsx/dom"
import { AcceptancePanel } from "./AcceptancePanel.tsx"
import { lengthOf } from "./Ago.ts"
import { AlertsPanel } from "./AlertsPanel.tsx"
import { Answer } from "./Answer.tsx"
import { CombinationsPanel } from "./CombinationsPanel.tsx"
import { CostPanel } from "./CostPanel.tsx"
import { ExperimentsPanel } from "./ExperimentsPanel.tsx"
import { Head } from "./Head.tsx"
import { Headline } from "./Headline.tsx"
import { isUnknownKey, isUnreachable, load } from "./Load.ts"
import { type Answers, type News, noNews, type Part, withoutPeriod } from "./News.ts"
import { type Days, daysIn, hashOf } from "./Period.ts"
import { ProvidersPanel } from "./ProvidersPanel.tsx"
import { keepFresh, type Refreshing } from "./Refreshing.ts"
import { ReviewsPanel } from "./ReviewsPanel.tsx"
import { SuggestionsPanel } from "./SuggestionsPanel.tsx"
import { TrendPanel } from "./TrendPanel.tsx"

const Lost = ({ freshAt, now }: { freshAt: number | null; now: number }) => (
  <p class="bar watch" role="status">
    <span>
      ● The service cannot be reached; it is asked again.{" "}
      {freshAt === null ? "Nothing has been fetched yet." : `What you see is ${lengthOf(now - freshAt)} old.`}
    </span>
  </p>
)

const Nothing = ({ days, trend: { answer } }: { days: Days } & Pick<News, "trend">) =>
  answer === null ||
  answer.offerMetrics.totalOffers +
    answer.suggestionMetrics.totalSuggestions +
    answer.enrichmentMetrics.totalEnrichments +
    answer.riskMetrics.totalValidations >
    0 ? null : (
    <div class="bar quiet nothing">
      <p>
        <strong>Nothing has happened in these {days} days.</strong> Rehearse a call on the{" "}
        <a href="/console">call screen</a>, or look leads up:{" "}
        <code>bun run enrich -- --input scripts/samples/leads.csv</code>
      </p>
    </div>
  )

const putting = (setNews: (change: (news: News) => News) => void) => {
  const put = <K extends keyof Answers>(name: K, part: (known: Part<Answers[K]>) => Part<Answers[K]>) =>
    setNews(news => ({ ...news, [name]: part(news[name]) }))
  return {
    told: <K extends keyof Answers>(name: K, answer: Answers[K]) => put(name, () => ({ answer, error: null })),
    failed: (name: keyof Answers, error: Error) => put(name, ({ answer }) => ({ answer, error }))
  }
}

/** All of it, kept fresh. */
export const Board = ({ anotherKey }: { anotherKey: (refused?: Error) => void }) => {
  const [days, setDays] = useState<Days>(daysIn(location.hash))
  const [news, setNews] = useState<News>(noNews)
  const [freshAt, setFreshAt] = useState<number | null>(null)
  const [isLost, setIsLost] = useState(false)
  const [now, setNow] = useState(Date.now())
  const refreshing = useRef<Refreshing | null>(null)

  useEffect(() => {
    const changed = () => setDays(daysIn(location.hash))
    addEventListener("hashchange", changed)
    return () => removeEventListener("hashchange", changed)
  }, [])

  useEffect(() => {
    let isWanted = true
    const { failed, told } = putting(change => {
      if (isWanted) setNews(change)
    })
    setNews(withoutPeriod)
    const fresh = keepFresh(async () => {
      const errors = await load(days, told, failed)
      if (!isWanted) return true
      setNow(Date.now())
      const refused = errors.find(isUnknownKey)
      if (refused !== undefined) {
        anotherKey(refused)
        return true
      }
      const lost = errors.some(isUnreachable)
      setIsLost(lost)
      if (!lost) setFreshAt(Date.now())
      return !lost
    })
    refreshing.current = fresh
    return () => {
      isWanted = false
      fresh.stop()
    }
  }, [days])

  const refresh = () => refreshing.current?.now()
  const choose = (chosen: Days) => {
    history.replaceState(null, "", hashOf(chosen))
    setDays(chosen)
  }
  const { alerts, before, combinations, experiments, providers, reviews, trend } = news
  return (
    <>
      <Head days={days} freshAt={freshAt} choose={choose} refresh={refresh} anotherKey={() => anotherKey()} />
      {isLost && <Lost freshAt={freshAt} now={now} />}
      <main class="board">
        <Nothing days={days} trend={trend} />
        <Answer news={news} />
        <Headline trend={trend} before={before} />
        {trend.answer !== null && (
          <p class="note legend">In brackets: 95 % intervals. Changes are against the {days} days before.</p>
        )}
        <div class="panels">
          <TrendPanel trend={trend} />
          <AlertsPanel alerts={alerts} now={now} refresh={refresh} />
          <div class="stack">
            <AcceptancePanel trend={trend} />
            <CombinationsPanel combinations={combinations} />
          </div>
          <SuggestionsPanel trend={trend} />
          <CostPanel trend={trend} />
          <ProvidersPanel providers={providers} now={now} />
          <div class="stack half">
            <ReviewsPanel reviews={reviews} now={now} />
            <ExperimentsPanel experiments={experiments} />
          </div>
        </div>
      </main>
    </>
  )
}
