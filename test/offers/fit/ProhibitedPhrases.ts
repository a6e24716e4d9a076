/** PP-01 to PP-17 of the project's domain facts (2026-11-23): what must never be said to a lead. */
export const prohibitedPhrases: ReadonlyArray<RegExp> = [
  /(?<!not )(?<!no )\bguarantee[ds]?\b.{0,30}\b(sav|low|approv|accept|rate)/i,
  /\b(you(?:['’]ll| will)|will definitely)\s+save\b/i,
  /\bfree\b.{0,20}\b(insurance|coverage|medicare|plan|money|groceries)/i,
  /\b(from|with|on behalf of)\s+(medicare|social security|the government|healthcare\.gov|cms)\b/i,
  /\b(gift card|cash[- ]?back|rebate|split (my|the) commission|pay your first)/i,
  /\b(full coverage)\b/i,
  /\bcovers? everything\b/i,
  /\b(best|#1|cheapest|lowest) (plan|price|rate|company)/i,
  /\b(today only|last chance|offer expires)/i,
  /\b(leave (it|that) off|don['’]?t (mention|tell|disclose)|say you)/i,
  /\bcancel your (old|current) (policy|plan)\b(?!.{0,40}after)/i,
  /\b(tax advice|tax[- ]free retirement|investment|private pension|bank on yourself)/i,
  /\bobamacare (is )?(ending|cancelled)|stimulus|subsidy card|spending card/i,
  /\bpre-?approved\b/i,
  /\b(women|men|latino|black|asian|old people|immigrants|christian|muslim)s?\b.{0,40}\b(pay|risk|claims?|cost)/i,
  /\bfree look\b.{0,20}\bno risk/i,
  /\byou(['’]re| are) (now )?covered\b/i
]
