import type { Cues } from "../Cues.ts"

const me = "me|us|my|here|this|again|anymore"

/** A demand not to be called again. What is missed here breaks the law; one too many only costs a lead. */
export const stopCues: Cues<"stop_calling"> = {
  stop_calling: [
    "stop|quit calling|phoning|ringing|contacting|bothering|harassing|dialing|pestering|bugging",
    "stop|quit these|the|your|all|with these|the? calls|calling",
    `stop|quit texting ${me}`,
    "stop trying to? reach|call|contact",
    "dont|never|cannot|wont|not ever? you? ever? call|phone|ring|contact|dial|bother|reach me|us|here|this|my|again|anymore|back? again|ever|number|house|home|more|please|out",
    "dont|never ever? call|phone|ring back|again|anymore",
    "dont|not want|need|wish you? to? be? any|more|your|these|called|call|calls|calling|contacted|contact more? calls|me|us|again|anymore|from|here|by",
    "dont|not want|wish to be called|contacted|phoned|rung|disturbed|bothered",
    "dont|not want|need to hear from you|anyone|this",
    "no more calls|calling",
    "take|get|remove|scratch|cross|delete|scrub|strike|drop|pull|keep|erase me|us|my|this|our name|number|phone|family|home|mother? number? off|from|out",
    "take|remove|delete|erase|scrub my|this|our name|phone|cell|home? number|phone",
    "remove|unsubscribe me|us|my|this",
    "unsubscribe",
    "stop|quit|enough|done it? already? with the|these|your|all phone? calls|calling",
    "you|yall guys|people|all|folks? keep|kept calling|phoning|ringing",
    "not|nobody|noone|one is? allowed|permitted|authorized to call|contact|phone",
    "want|asked|like|need|please to? be taken|removed|deleted",
    "dont|not|never|no consent|consented|permission ~ call|calls|called|contact|contacted",
    "asked|begged|told ~ to be taken|removed|left|deleted",
    "make sure nobody|noone|none|no ~ phones|calls|contacts|rings",
    "i said stop|no",
    "no|any further|more|future contact|calls|calling",
    "cancel|end|stop all|any|your|these future|more|the? calls",
    "put|add|place me|us|this|my|our number|name|phone? number? on|to the|your|a|that do|no|dnc|internal",
    "do not call list|registry|register",
    "dont|dnc call? list|registry",
    "on the|a national? do|no not? call",
    "leave me|us|my alone|be|in|family ~ alone|peace",
    "leave me|us alone|be",
    "lose|forget|delete|erase|burn|shred|trash my|this|our phone|cell? number",
    "revoke|withdraw|withdrawing|revoking my? ~ consent|permission",
    "never call|contact|phone|ring|dial me|us|this|here|my|again",
    "cease and desist",
    "report|sue you|your ~ call|calling|again|harassment",
    "this|thats|its|is|for harassment|harassing",
    "wish|like|want you|to would|to? stop|quit call|calling|phoning|ringing|contacting",
    "told|asked you people|guys|all|folks? to|not|already|before to? stop|call|not|quit",
    "opt me? us? out",
    "hang up and dont|never",
    "dont|never ever? use|dial this|my phone? number"
  ]
}

/** The same verbs about letters, and questions about the other side's calls. */
export const notStopCues: Cues<"other_matter"> = {
  other_matter: [
    "stop|quit sending|mailing ~ letters|letter|mail|mailers|brochures|flyers|paper|statements|bills|postcards",
    "dont|not send|mail ~ letters|letter|mail|mailers|brochures|paper|bills",
    "take|remove|get ~ off|from my|the|our policy|plan|account|auto|title|deed|coverage|insurance|loan|mortgage",
    "stop|quit calling ~ a|it|him|her|them|that|names",
    "cant|couldnt stop calling",
    "not|isnt|arent asking|telling|saying|suggesting you? to",
    "told|asked|wants|said me|us|them|him|her to call|contact|phone",
    "unsubscribe|removed|remove|taken ~ from|off paper|statements|emails|email|newsletter|marketing|mail",
    "dont you|they need|want|have|know",
    "no more calls|questions about|on|regarding|from",
    "dont|not call|phone|ring me|us|here? before|until|till|early|late|during|between",
    "dont|never call|called the|911|police|him|her|them|an|it|that|in",
    "other|another|different|some companies|company|people|agents wont|keep|keeps|dont|never stop|calling",
    "they|scammers|robocallers|telemarketers wont|keep|keeps|dont|never stop|calling"
  ]
}
