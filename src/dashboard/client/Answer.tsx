import { isScopeMissing } from "../../pages/client/Service.ts"
import type { News } from "./News.ts"
import { type Finding, isLooking, type Tone, unseenOf, worthOf, wrongOf } from "./Verdict.ts"

const marks: Readonly<Record<Tone, string>> = { good: "✓", watch: "●", act: "▲" }

const shownAtMost = 4

const go = (where: string) => {
  const title = document.getElementById(`${where}-title`)
  title?.scrollIntoView({ block: "start" })
  title?.focus({ preventScroll: true })
}

const Line = ({ finding: { text, tone, where } }: { finding: Finding }) => (
  <li>
    <span class={`mark ${tone}`} aria-hidden="true">
      {marks[tone]}
    </span>{" "}
    <button type="button" class="link" onClick={() => go(where)}>
      {text}
    </button>
  </li>
)

const Worth = ({ trend }: Pick<News, "trend">) => {
  if (trend.answer !== null) return <ul class="findings">{<Line finding={worthOf(trend.answer)} />}</ul>
  if (trend.error === null) return <div class="skeleton" role="status" aria-label="Loading" />
  const why = isScopeMissing(trend.error) ? `this key lacks the scope ${trend.error.scope}.` : trend.error.message
  return <p>That cannot be seen: {why}</p>
}

const Wrong = ({ news }: { news: News }) => {
  const findings = wrongOf(news)
  const unseen = unseenOf(news)
  if (findings.length === 0 && isLooking(news)) return <div class="skeleton" role="status" aria-label="Loading" />
  return (
    <>
      <ul class="findings">
        {findings.slice(0, shownAtMost).map(finding => (
          <Line key={finding.text} finding={finding} />
        ))}
        {findings.length === 0 && (
          <li>
            <span class={`mark ${unseen.length === 0 ? "good" : "watch"}`} aria-hidden="true">
              {unseen.length === 0 ? "✓" : "●"}
            </span>{" "}
            {unseen.length === 0 ? "Nothing stands out." : "Nothing stands out in what could be seen."}
          </li>
        )}
      </ul>
      {findings.length > shownAtMost && <p class="note">{findings.length - shownAtMost} more below.</p>}
      {unseen.map(sentence => (
        <p class="note" key={sentence}>
          {sentence}
        </p>
      ))}
    </>
  )
}

/** The two questions that bring somebody here, answered before anything else. */
export const Answer = ({ news }: { news: News }) => (
  <div class="answers">
    <section aria-labelledby="worth-title">
      <h2 id="worth-title">Is it earning its cost?</h2>
      <Worth trend={news.trend} />
    </section>
    <section aria-labelledby="wrong-title">
      <h2 id="wrong-title">Is anything wrong?</h2>
      <Wrong news={news} />
    </section>
  </div>
)
