import type { Cues } from "../Cues.ts"

/** Facts of life and terms of the trade: their words are no complaint. */
export const factualCues: Cues<"fact"> = {
  fact: [
    "death|dying|accidental|accident|critical|terminal|disability benefit|benefits|death|illness|forgiveness|insurance|coverage|cover|policy|rider|income",
    "life|cancer|hazard|pain|flood|fire|theft|liability|risk|damage|burglary|loss|casualty insurance|policy|coverage|cover|plan|of|and|damage",
    "total|partial|property|water|hail|storm|fire|body loss|damage|injury|theft",
    "damage to",
    "stolen|lost|damaged car|phone|vehicle|items|or",
    "no claims|accidents|tickets|debt|problem|problems",
    "worry|worries free",
    "died|deceased",
    "id|would|wed like to",
    "passed away",
    "had|have|was ~ accident|surgery|cancer|stroke|attack|claim",
    "sick leave|pay",
    "low|lower deductible|premium|risk",
    "free look|quote",
    "no worries"
  ]
}

/** Valences of whole phrases of a sales call, on the lexicon's scale. */
export const phraseValences: Readonly<Record<string, number>> = {
  delighted: 2.2,
  pleased: 1.3,
  uneasy: -1.2,
  upset: -2,
  angry: -3
}

export const phraseCues: Cues<"delighted" | "pleased" | "uneasy" | "upset" | "angry"> = {
  delighted: [
    "just what i|we need|needed|wanted",
    "exactly what i|we need|needed|wanted",
    "sign me up",
    "you made my day"
  ],
  pleased: [
    "not|isnt|wasnt that? too? bad",
    "makes sense",
    "that works",
    "lets do it",
    "sounds like a plan",
    "id like to go ahead",
    "count me in",
    "good to know"
  ],
  uneasy: [
    "too|so expensive|pricey|high|much|complicated|confusing",
    "cant|cannot afford",
    "out of my budget",
    "not sure|convinced|interested|comfortable",
    "dont understand|get|see",
    "makes no sense",
    "doesnt make sense",
    "went up again?"
  ],
  upset: [
    "on hold for",
    "good luck getting|reaching|finding|with|trying|talking",
    "nobody|noone ~ answers|answer|called|calls|cares|helps|helped",
    "still waiting|no|not|havent",
    "never called|answered|returned|paid|again|received|got",
    "waste|wasted|wasting of? my? time|money",
    "hung|hangs|hang up on",
    "rip|ripped off|me",
    "denied|rejected my|our|the claim",
    "raised|doubled|hiked my|our rate|rates|premium|bill",
    "got burned",
    "cancelled|canceled me|us|my|our",
    "fed up",
    "sick and? tired? of",
    "for nothing",
    "runaround",
    "last straw"
  ],
  angry: [
    "stop|quit calling|bothering|harassing",
    "report you",
    "sue you",
    "my lawyer|attorney",
    "leave me alone",
    "how dare you",
    "get lost"
  ]
}
