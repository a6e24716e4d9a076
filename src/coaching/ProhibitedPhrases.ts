/** Words that no script may hold and no agent should say: id, what they are, why, and what to say instead. */
export interface ProhibitedPhrase {
  readonly id: string
  readonly phrase: RegExp
  readonly why: string
  readonly severity: "block" | "warn"
  readonly safer: string | null
  /** Where it is another law than that of unfair trade practices. */
  readonly citation?: string
  /** Only in a call about Medicare. */
  readonly medicare?: true
}

/** From the agency's list of November 2026, by unfair trade practice law and the rules on Medicare marketing. */
export const prohibitedPhrases: ReadonlyArray<ProhibitedPhrase> = [
  {
    id: "PP-01",
    phrase: /(?<!not )(?<!no )\bguarantee[ds]?\b.{0,30}\b(sav|low|approv|accept|rate)/iu,
    why: "false guarantee",
    severity: "block",
    safer: "we can check whether"
  },
  {
    id: "PP-02",
    phrase: /\b(you(?:'ll| will)|will definitely)\s+save\b/iu,
    why: "unsubstantiated saving",
    severity: "block",
    safer: "some customers pay less; yours may differ"
  },
  {
    id: "PP-03",
    phrase: /\bfree\b.{0,20}\b(insurance|coverage|medicare|plan|money|groceries)/iu,
    why: "misleading",
    severity: "block",
    safer: "$0 premium plans may have other costs"
  },
  {
    id: "PP-04",
    phrase: /\b(from|with|on behalf of)\s+(medicare|social security|the government|healthcare\.gov|cms)\b/iu,
    why: "impersonation",
    severity: "block",
    safer: "licensed agent with {agency}"
  },
  {
    id: "PP-05",
    phrase: /\b(gift card|cash ?back|rebate|split (my|the) commission|pay your first)/iu,
    why: "rebating/inducement",
    severity: "block",
    safer: null
  },
  {
    id: "PP-06",
    phrase: /\b(full coverage)\b/iu,
    why: "vague",
    severity: "warn",
    safer: "name the coverages and limits"
  },
  {
    id: "PP-07",
    phrase: /\bcovers? everything\b/iu,
    why: "false",
    severity: "block",
    safer: "it covers these items; it excludes"
  },
  {
    id: "PP-08",
    phrase: /\b(best|#1|cheapest|lowest) (plan|price|rate|company)/iu,
    why: "superlative without basis",
    severity: "warn",
    safer: "lowest of the quotes I have today"
  },
  {
    id: "PP-09",
    phrase: /\b(today only|last chance|offer expires)/iu,
    why: "false urgency unless a true deadline",
    severity: "warn",
    safer: "the enrolment period ends on {date}"
  },
  {
    id: "PP-10",
    phrase: /\b(leave (it|that) off|don'?t (mention|tell|disclose)|say you)/iu,
    why: "coaching misrepresentation",
    severity: "block",
    safer: "please answer exactly as it is"
  },
  {
    id: "PP-11",
    phrase: /\bcancel your (old|current) (policy|plan)\b(?!.{0,40}after)/iu,
    why: "lapse risk",
    severity: "warn",
    safer: "keep it until the new one is confirmed"
  },
  {
    id: "PP-12",
    phrase: /\b(tax advice|tax[- ]free retirement|investment(?! propert)|private pension|bank on yourself)/iu,
    why: "life presented as investment",
    severity: "block",
    safer: "talk to a tax professional"
  },
  {
    id: "PP-13",
    phrase: /\bobamacare (is )?(ending|cancelled)|stimulus|subsidy card|spending card/iu,
    why: "FTC pattern",
    severity: "block",
    safer: null
  },
  { id: "PP-14", phrase: /\bpre-?approved\b/iu, why: "misleading", severity: "block", safer: "you may qualify" },
  {
    id: "PP-15",
    phrase:
      /\b(women|men|latino|black|asian|old people|immigrants|christian|muslim)s?\b.{0,40}\b(pay|risk|claims?|cost)/iu,
    why: "protected-class statement",
    severity: "block",
    safer: null
  },
  {
    id: "PP-16",
    phrase: /\bfree look\b.{0,20}\bno risk/iu,
    why: "overstated",
    severity: "warn",
    safer: "you may cancel within {n} days for a refund"
  },
  {
    id: "PP-17",
    phrase: /\byou are (now )?covered\b/iu,
    why: "premature bind",
    severity: "block",
    safer: "cover starts when the insurer confirms it in writing"
  },
  {
    id: "PP-18",
    phrase:
      /(?<!\b(?:not|no|never|nor|without|outside|cannot|(?:ca|is|are|wo|do|does)n['’]?t)\b[^.?!;]{0,60})\b(?:guarant(?:y|ee) (?:fund|association)s?|fdic|state (?:guarantees|backs|insures|protects) (?:it|this|your|the))\b(?![^.?!;]{0,40}\b(?:not|never|nothing|cannot|(?:ca|is|are|wo|do|does)n['’]?t)\b)/iu,
    why: "guaranty fund used to sell",
    severity: "block",
    safer: "I may not speak of that to sell a policy; the insurer's own strength is on its site",
    citation: "State guaranty association acts, after NAIC model 520, section 19"
  },
  {
    id: "PP-19",
    phrase:
      /\b(?:also|while (?:i|we) have you|interested in|quote you|offer you|talk about|look at|help you with)\b[^.?!;]{0,50}\b(?:life insurance|final expense|annuit(?:y|ies)|(?:auto|car|home|homeowners|renters|pet) insurance)\b/iu,
    why: "another product in a call about Medicare",
    severity: "warn",
    safer: "today we speak of Medicare alone; for anything else we make another appointment",
    citation: "42 CFR 422.2263, 422.2264",
    medicare: true
  },
  {
    id: "PP-20",
    phrase:
      /\b(?:you (?:have to|must) (?:also )?(?:buy|take|bundle)|only\b[^.?!;]{0,50}\bif you (?:also )?(?:buy|take|get|add|bundle)|unless you (?:also )?(?:buy|take|get|add|bundle))\b[^.?!;]{0,40}\b(?:both|too|as well|the other|together|policy|policies|insurance)\b/iu,
    why: "one policy made a condition of another",
    severity: "block",
    safer: "each policy stands on its own"
  }
]

/** Those found in a text, each with the words that are. */
export const prohibitedIn = (text: string, isOfMedicare = false) =>
  prohibitedPhrases.flatMap(found => {
    const said = found.medicare === true && !isOfMedicare ? null : found.phrase.exec(text)
    return said === null ? [] : [{ ...found, from: said.index, to: said.index + said[0].length }]
  })

const denial =
  /\b(?:not|no|never|cannot|can['’]?t|won['’]?t|don['’]?t|doesn['’]?t|isn['’]?t|aren['’]?t|wouldn['’]?t|nobody)\b[^.?!;]*$/iu

/** Those that somebody says, rather than says that it is not so: "I cannot guarantee a lower rate". */
export const prohibitedSaid = (text: string, isOfMedicare: boolean) =>
  prohibitedIn(text, isOfMedicare).filter(({ from }) => !denial.test(text.slice(0, from)))
