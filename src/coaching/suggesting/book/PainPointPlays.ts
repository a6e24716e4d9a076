import type { Script, Words } from "../Play.ts"

type PainPoint =
  | "rising_cost"
  | "claim_trouble"
  | "poor_service"
  | "coverage_gap"
  | "high_deductible"
  | "paperwork"
  | "cancelled_or_lapsed"
  | "hard_to_insure"
  | "fear_for_family"
  | "billing_trouble"

const words =
  (
    title: string,
    content: string,
    talkingPoints: ReadonlyArray<string>,
    ...scripts: ReadonlyArray<string | Omit<Script, "id">>
  ) =>
  (id: string): Words => ({
    title,
    content,
    talkingPoints,
    scripts: scripts.map((said, at) => ({
      id: `${id}-${at + 1}`,
      ...(typeof said === "string" ? { text: said } : said)
    }))
  })

const made = {
  rising_cost: words(
    "Lead's premium keeps rising",
    "Find out what changed: a claim, a vehicle, the area, or only the renewal.",
    ["Ask for the renewal notice.", "Compare with the same limits.", "No promise of a lower price."],
    "That is frustrating. Do you have the renewal notice at hand? Let us see which part went up, and whether anything about you or what is insured changed.",
    "Let us look at what drives it: the limits, the deductible and the discounts. Then you decide which of them to change, if any."
  ),
  claim_trouble: words(
    "Lead had trouble with a claim",
    "Let them tell it. Then show how this policy words the same event.",
    ["Ask what was declined, and why.", "Read the exclusion in its own words.", "No promise that a claim is paid."],
    "I am sorry you went through that. What happened, and what did they say was the reason?",
    "May I show you how this policy words exactly that case, what it pays and what it leaves out?"
  ),
  poor_service: words(
    "Lead was poorly served",
    "What counts is reaching a person. Say plainly how service works here.",
    ["Say who answers, and when.", "Offer a written summary."],
    "You should be able to reach somebody. When you call us, this is how it works: you reach {agency}, and I write down what we agree on.",
    "What would good service have looked like for you? I would rather know that before we talk about a policy."
  ),
  coverage_gap: words(
    "Lead worries about a gap in cover",
    "Go through what is covered and what is not, one item at a time.",
    ["Name limits and exclusions.", "Standard home policies leave out flood and earthquake."],
    "Let us check that together. Which event worries you most? I will read you what the policy pays for it, and what it does not.",
    "Shall we go down the list: what is covered, up to which amount, and what is left out?"
  ),
  high_deductible: words(
    "Lead finds the deductible too high",
    "Show the trade: a lower deductible against a higher premium, in figures.",
    ["What could they pay tomorrow?", "Show two levels side by side."],
    "What amount could you pay out of pocket without it hurting? Let us start from that, and see what each level costs.",
    "I can show you two deductibles side by side, with the premium of each."
  ),
  paperwork: words(
    "Lead is tired of paperwork",
    "Take over what you may, and say what only they can do.",
    ["One question at a time.", "Send the summary."],
    "Let me take that off you where I can. I will ask one thing at a time, and send you a summary of what we have.",
    "There are a few things only you can confirm. I will collect all the rest."
  ),
  cancelled_or_lapsed: words(
    "Lead's cover was cancelled or has lapsed",
    "A gap matters for price and for the law. No blame; get the date.",
    ["Ask for the last day of cover.", "Cover starts when the insurer confirms it in writing."],
    "That happens. Which day did it end? It helps me look in the right place, and to see how soon something new could begin.",
    "Until an insurer confirms it in writing there is no cover, so let us see what can begin soonest."
  ),
  hard_to_insure: words(
    "Lead was declined before",
    "There are standard, non-standard and residual ways. Only the insurer decides.",
    ["Ask for the reason in their words.", "Never shade a fact."],
    "Thank you for telling me. There are insurers for such cases, and a state plan if they decline. I will tell you what each of them usually looks like.",
    "Please answer every question exactly as it is: a wrong answer can cost you a claim later."
  ),
  fear_for_family: words(
    "Lead worries about the family",
    "Facts and rights, no fear. Find out what must not happen to them.",
    ["What must not happen, and what would pay for it.", "A summary in writing."],
    {
      text: "It is good that you think of that. Who depends on your income, and for how many years? With that we can put a number on it together.",
      lines: ["life"]
    },
    {
      text: "Let us write down what your family would need each month. Then you see whether you have it already.",
      lines: ["life"]
    },
    "It is good that you think of them. What would you want to be sure of? Then we see whether the policy does that."
  ),
  billing_trouble: words(
    "Lead had trouble with bills",
    "Say how paying works here: when, how much, and what happens when it is late.",
    ["Monthly against a year at once.", "Name every fee."],
    "Let me show you how it is billed: the date, the amount and every fee. Which day of the month suits you?",
    "Some people rather pay once a year, some monthly. I will show you both, with the fees."
  )
} as const satisfies Readonly<Record<PainPoint, (id: string) => Words>>

const isPainPoint = (value: string): value is PainPoint => Object.hasOwn(made, value)

/** Our own words, by the agency's practice; nothing for what is not known. */
export const painPointWords = (value: string): Words | undefined =>
  isPainPoint(value) ? made[value](`PAIN-${value}`) : undefined

export const painPoints: ReadonlyArray<string> = Object.keys(made)
