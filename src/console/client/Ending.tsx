import { useState } from "hono/jsx/dom"
import type { OfferJson } from "./Wire.ts"

export interface CallEndingJson {
  readonly outcome: string
  readonly saleOfferId?: string
}

/** Ends the call with what came of it. */
export const Ending = ({
  end,
  offers
}: {
  end: (ending: CallEndingJson) => void
  offers: ReadonlyArray<OfferJson>
}) => {
  const [outcome, setOutcome] = useState("follow_up")
  const submit = (event: Event) => {
    event.preventDefault()
    const form = event.currentTarget
    const sold = form instanceof HTMLFormElement ? `${new FormData(form).get("offer") ?? ""}` : ""
    end(outcome === "sold" && sold !== "" ? { outcome, saleOfferId: sold } : { outcome })
  }
  return (
    <form class="ending" onSubmit={submit}>
      <label>
        Outcome
        <select
          value={outcome}
          onChange={(event: Event) => {
            if (event.currentTarget instanceof HTMLSelectElement) setOutcome(event.currentTarget.value)
          }}
        >
          <option value="follow_up">Follow up</option>
          <option value="sold">Sold</option>
          <option value="not_interested">Not interested</option>
          <option value="no_answer">No answer</option>
        </select>
      </label>
      {outcome === "sold" && (
        <label>
          What
          <select name="offer">
            {offers.map(({ offerId, product }) => (
              <option key={offerId} value={offerId}>
                {product.replaceAll("_", " ")}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit">End the call</button>
    </form>
  )
}
