import { dollars, plainWord, wholeDollars } from "../../pages/client/Plain.ts"
import { whyMissing } from "./Missing.ts"
import { NotOffered } from "./NotOffered.tsx"
import { percent } from "./Plain.ts"
import { isAboutMedicare, type State } from "./State.ts"
import type { OfferJson } from "./Wire.ts"

export type Step = "present" | "accept" | "reject"

const nextSteps = (status: OfferJson["status"]): ReadonlyArray<Step> =>
  status === "suggested" ? ["present"] : status === "presented" ? ["accept", "reject"] : []

const stepWords: Readonly<Record<Step, string>> = { present: "Present", accept: "Accepted", reject: "Rejected" }

const Reasons = ({ offer }: { offer: OfferJson }) => (
  <table>
    <caption>Why it fits: points that add up to {offer.fitScore}</caption>
    <tbody>
      <tr>
        <th scope="row">Everybody</th>
        <td class="number">{offer.fitBase}</td>
      </tr>
      {offer.reasoning.map(({ reason, weight }) => (
        <tr key={reason}>
          <th scope="row">{reason}</th>
          <td class="number">{weight > 0 ? `+${weight}` : weight}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Worksheet = ({ premium }: Pick<OfferJson, "premium">) => (
  <table>
    <caption>
      Premium, {dollars(premium.annual)} a year ({wholeDollars(premium.range[0])} to {wholeDollars(premium.range[1])})
    </caption>
    <tbody>
      {premium.breakdown.map(({ amount, factor, multiplier, source }, at) => (
        <tr key={`${at}`} title={source}>
          <th scope="row">{plainWord(factor)}</th>
          <td class="number">{amount === undefined ? `× ${multiplier}` : dollars(amount)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** What a rule wants minded, though it does not stand in the way. */
const Notices = ({ notices }: Pick<OfferJson, "notices">) =>
  notices.length === 0 ? null : (
    <ul class="notices">
      {notices.map(({ citation, message, ruleId }) => (
        <li key={ruleId} class="watch">
          <span class="mark" aria-hidden="true">
            !
          </span>
          <span>
            {message} <span class="note">({citation})</span>
          </span>
        </li>
      ))}
    </ul>
  )

const Questions = ({ questions }: Pick<OfferJson, "questions">) =>
  questions.length === 0 ? null : (
    <>
      <h3>Worth asking</h3>
      <ul class="points">
        {questions.map(({ field, question }) => (
          <li key={field}>{question}</li>
        ))}
      </ul>
    </>
  )

const Offer = ({ offer, step }: { offer: OfferJson; step: (offer: OfferJson, to: Step) => void }) => (
  <li class="offer">
    <details>
      <summary>
        <span class="offer-name">
          {plainWord(offer.product)} <span class="tier">{offer.tier}</span>
        </span>
        <span class="number price">{dollars(offer.premium.monthly)} a month</span>
        <span class="offer-line">
          fit {offer.fitScore} of 100, {percent(offer.estimatedConversionProbability)} likely to accept (
          {Math.round(offer.conversionInterval[0])}-{percent(offer.conversionInterval[1])}), {offer.status}
          {offer.notices.length > 0 && `, ${offer.notices.length} to mind`}
        </span>
      </summary>
      <Notices notices={offer.notices} />
      <Questions questions={offer.questions} />
      <Reasons offer={offer} />
      <Worksheet premium={offer.premium} />
      <ul class="points">
        {offer.coverage.map(({ limit, name, reason }) => (
          <li key={name}>
            {plainWord(name)}: {typeof limit === "number" ? wholeDollars(limit) : limit}. {reason}
          </li>
        ))}
      </ul>
      {offer.assumed.length > 0 && (
        <p class="note">
          Not known, so taken as usual: {offer.assumed.map(({ assumption }) => assumption).join("; ")}.
        </p>
      )}
      <p class="note">{offer.premium.notice}</p>
    </details>
    <p class="buttons">
      {nextSteps(offer.status).map(to => (
        <button type="button" class="quiet" key={to} onClick={() => step(offer, to)}>
          {stepWords[to]}
        </button>
      ))}
    </p>
  </li>
)

/** What can be offered, the best first. */
export const OffersPanel = ({
  state: { checklist, missing, notOffered, offers, pending },
  step
}: {
  state: State
  step: (offer: OfferJson, to: Step) => void
}) => (
  <section aria-label="Offers" id="offers" tabindex={-1}>
    <h2>Offers</h2>
    {isAboutMedicare(checklist) && offers.some(({ offerType }) => offerType !== "health") && (
      <p class="bar watch">
        On a call about Medicare nothing but health insurance may be offered (42 CFR 422.2263). The rest needs a call,
        and a consent, of its own.
      </p>
    )}
    {offers.length === 0 ? (
      pending.includes("offers") ? (
        <div class="skeleton tall" role="status" aria-label="Working out offers" />
      ) : (
        <p class="empty">
          {whyMissing(missing, "offers") ??
            "Nothing can be offered yet: too little is known, or a rule stands in the way."}
        </p>
      )
    ) : (
      <ul class="offers">
        {offers.map(offer => (
          <Offer key={offer.offerId} offer={offer} step={step} />
        ))}
      </ul>
    )}
    <NotOffered lines={notOffered} isOpen={offers.length === 0} />
  </section>
)
