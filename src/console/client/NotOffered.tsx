import type { NotOfferedJson } from "./Wire.ts"

/** Why a line cannot be offered, by which rule, and what would open it. */
export const NotOffered = ({ lines, isOpen }: { lines: ReadonlyArray<NotOfferedJson>; isOpen: boolean }) =>
  lines.length === 0 ? null : (
    <details class="not-offered" open={isOpen}>
      <summary>Not offered: {lines.map(({ offerType }) => offerType).join(", ")}</summary>
      <dl>
        {lines.map(({ citation, offerType, opensWhen, questions = [], reason }) => (
          <div key={offerType}>
            <dt>{offerType}</dt>
            <dd>
              {reason} <span class="note">({citation})</span>
            </dd>
            {opensWhen !== "" && <dd>Opens: {opensWhen}</dd>}
            {questions.map(({ field, question }) => (
              <dd key={field}>Ask: {question}</dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  )
