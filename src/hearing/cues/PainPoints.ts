import type { Cues } from "../Cues.ts"

export const painPoints = [
  "rising_cost",
  "claim_trouble",
  "poor_service",
  "coverage_gap",
  "high_deductible",
  "paperwork",
  "cancelled_or_lapsed",
  "hard_to_insure",
  "fear_for_family",
  "billing_trouble"
] as const

export const painPointCues: Cues<(typeof painPoints)[number]> = {
  rising_cost: [
    "price|rate|rates|premium|premiums|bill|payment|insurance|cost|costs|it keeps|keep|just|has|have|went? ~ going|rising|climbing|increasing|up|doubled|jumped|increased|skyrocketed",
    "raised|hiked|doubled|increased|jacked my|our|the up? my? rate|rates|premium|premiums|price|bill",
    "paying|pay way|far too much|a|more fortune|lot?"
  ],
  claim_trouble: [
    "denied|rejected|refused|delayed|lowballed|dragging my|our|the|on claim|claims|me|us",
    "claim was|got|is|has still? been? denied|rejected|pending|delayed",
    "fighting|fight with? ~ insurance|insurer|claim|adjuster",
    "wouldnt|didnt|refused|never|wont to? pay|paid|cover for|out|a|my|me|anything|us"
  ],
  poor_service: [
    "nobody|noone|never|no|they one? ever? calls|called|answers|returns|answered|returned|picks ~ back|phone|calls|call|up|emails",
    "on hold for",
    "terrible|horrible|awful|bad|poor|lousy|rude customer? service|agent|people|staff",
    "cant|never|couldnt reach|get anyone|anybody|a|them|my|him|her|ahold",
    "keep|keeps|kept transferring|transferred|getting me|transferred?",
    "waste|wasted|wasting of? my time"
  ],
  coverage_gap: [
    "didnt|doesnt|dont|not|wont|isnt cover|covered|include for|by|flood|it|that|my|the|everything|dental|water",
    "not enough|sufficient coverage|insurance",
    "underinsured|uninsured",
    "no coverage|insurance|cover at|right|for|now|currently",
    "dont|not have any|enough|health|life|car insurance|coverage"
  ],
  high_deductible: [
    "deductible is|was|so|too way? so? too? high|huge|big|crazy|insane|thousand|much",
    "high|huge|big deductible|deductibles"
  ],
  paperwork: [
    "so|too much paperwork",
    "all|the that|this? paperwork",
    "forms are|and confusing|endless|more",
    "jump through hoops"
  ],
  cancelled_or_lapsed: [
    "cancelled|canceled|dropped|nonrenewed me|us|my|our",
    "policy|coverage|insurance was|got|has been? lapsed|cancelled|canceled|expired",
    "non renewed|renewal|renewing",
    "not|wont renewing|renew|renewed my|us|me"
  ],
  hard_to_insure: [
    "nobody|noone|no company|one? will|would|wants|wont to? insure|cover|take|write",
    "cant|couldnt|hard|difficult to? get|find insurance|coverage|insured|anyone",
    "declined|turned|denied me|us|down for|coverage|because",
    "pre existing"
  ],
  fear_for_family: [
    "what if|happens something|if|anything to? happens|happened|i|to me|die|something|us? ~",
    "worried|worry|scared|afraid|anxious|concerned|nervous about|for|of|that|if",
    "if something|anything|i happens|happened|die|died to? me?",
    "take|taken care of my|the family|kids|wife|husband"
  ],
  billing_trouble: [
    "charged|billed me|us|twice|too|wrong twice|for|too|much|the",
    "overcharged|overbilled",
    "hidden|extra|surprise fees|fee|charges|charge|bill"
  ]
}
