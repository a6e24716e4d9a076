import { useState } from "hono/jsx/dom"
import { fieldOf } from "../../pages/client/FormField.ts"
import { plainWord } from "../../pages/client/Plain.ts"
import { moneyOf } from "./Money.ts"
import type { OfferJson } from "./Wire.ts"

export interface CallEndingJson {
  readonly outcome: string
  readonly saleOfferId?: string
  readonly premium?: number
}

interface SaleAsked {
  readonly offers: ReadonlyArray<OfferJson>
  readonly isWrong: boolean
}

/** What was sold, and for how much. */
const Sale = ({ isWrong, offers }: SaleAsked) => (
  <>
    <label>
      What
      <select name="offer">
        {offers.map(({ offerId, product, status }) => (
          <option key={offerId} value={offerId} selected={status === "accepted"}>
            {plainWord(product)}
          </option>
        ))}
      </select>
    </label>
    <label>
      Premium a year, $
      <input
        name="premium"
        class="sum"
        inputmode="decimal"
        autocomplete="off"
        placeholder="1,240.00"
        aria-invalid={`${isWrong}`}
        aria-describedby={isWrong ? "premium-wrong" : undefined}
      />
    </label>
    {isWrong && (
      <span class="wrong" id="premium-wrong" role="alert">
        Write the premium as dollars, such as 1,240.00, or leave it empty.
      </span>
    )}
  </>
)

/** Ends the call with what came of it. */
export const Ending = ({
  end,
  offers
}: {
  end: (ending: CallEndingJson) => void
  offers: ReadonlyArray<OfferJson>
}) => {
  const [outcome, setOutcome] = useState("follow_up")
  const [isWrong, setIsWrong] = useState(false)
  const submit = (event: Event) => {
    event.preventDefault()
    if (outcome !== "sold") return end({ outcome })
    const saleOfferId = fieldOf(event, "offer")
    const premium = moneyOf(fieldOf(event, "premium"))
    setIsWrong(premium === undefined)
    if (premium === undefined) return
    end({ outcome, ...(saleOfferId === "" ? {} : { saleOfferId }), ...(premium === null ? {} : { premium }) })
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
      {outcome === "sold" && <Sale offers={offers} isWrong={isWrong} />}
      <button type="submit">End the call</button>
    </form>
  )
}
