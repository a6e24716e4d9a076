import { plainWord } from "../../pages/client/Plain.ts"
import { since } from "./Ago.ts"
import type { News } from "./News.ts"
import { PanelOf } from "./Panel.tsx"
import { inTurn, queueText } from "./ReviewWords.ts"
import type { ReviewJson } from "./Wire.ts"

const shownAtMost = 6
const reasonsAtMost = 3

const Review = ({ now, review }: { now: number; review: ReviewJson }) => (
  <li class="row">
    <span class="row-name">{review.leadId ?? "erased"}</span>
    <span class="row-state">
      <span class={`mark ${review.escalated ? "act" : "watch"}`} aria-hidden="true">
        {review.escalated ? "▲" : "●"}
      </span>{" "}
      {review.escalated ? "escalated" : plainWord(review.severity)}, risk {Math.round(review.overallRiskScore)} of 100
    </span>
    <span class="row-facts note">
      {review.reasons.slice(0, reasonsAtMost).map(plainWord).join(", ")}
      {review.reasons.length > reasonsAtMost && ` and ${review.reasons.length - reasonsAtMost} more`}; waits for{" "}
      {since(review.openedAt, now)}
    </span>
  </li>
)

/** Who waits for a person's judgement. */
export const ReviewsPanel = ({ now, reviews }: Pick<News, "reviews"> & { now: number }) => (
  <PanelOf
    id="reviews"
    title="Risk queue"
    part={reviews}
    show={answer => {
      const queue = inTurn(answer.items)
      if (queue.length === 0)
        return {
          children: (
            <p class="empty">
              <span class="mark good" aria-hidden="true">
                ✓
              </span>{" "}
              Nobody waits for a review. One is opened when a lead is validated and too much speaks against it:{" "}
              <code>POST /api/leads/{"{leadId}"}/validate</code>
            </p>
          )
        }
      return {
        sentence: queueText(answer, now),
        table: {
          name: "risk-queue",
          columns: [
            { title: "Lead" },
            { title: "Severity" },
            { title: "Risk of 100" },
            { title: "Escalated" },
            { title: "Reasons" },
            { title: "Opened" }
          ],
          rows: queue.map(one => [
            one.leadId ?? "erased",
            one.severity,
            one.overallRiskScore,
            one.escalated ? "yes" : "no",
            one.reasons.join(" "),
            one.openedAt
          ])
        },
        children: (
          <>
            <ul class="rows">
              {queue.slice(0, shownAtMost).map(review => (
                <Review key={review.reviewId} review={review} now={now} />
              ))}
            </ul>
            {queue.length > shownAtMost && (
              <p class="note">
                The first {shownAtMost} of {queue.length}; the rest is under Numbers and at{" "}
                <code>GET /api/risk-reviews?status=open</code>
              </p>
            )}
          </>
        )
      }
    }}
  />
)
