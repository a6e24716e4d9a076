import type { Cues } from "../Cues.ts"
import type { Objection } from "../Objections.ts"

/** Phrases that are an objection whatever stands around them. */
export const objectionCues: Cues<Exclude<Objection, "OBJ-STOP">> = {
  "OBJ-PRICE": [
    "too|so expensive|pricey|costly|steep",
    "cant|cannot|couldnt|dont afford|swing that|it|this?",
    "costs|cost too|way much",
    "thats|its a lot of? money?",
    "out of|over|above my|our budget",
    "not in my|our budget",
    "price|rate|premium|bill|rates|premiums keeps? went|going|goes|gone|climbing up?",
    "cheaper|less|lower somewhere|elsewhere|online|quote|rate|price|premium",
    "anything|something cheaper",
    "too|so high",
    "too much money|for|a"
  ],
  "OBJ-CURRENT": [
    "already have insurance|coverage|a|an|someone|somebody policy|agent|plan|insurance?",
    "happy|satisfied|content|comfortable|fine with my|our|what|who|the|them",
    "been with them|my|the|our|allstate|usaa|geico ~ years",
    "my|our agent|broker|guy takes|handles|does",
    "has|have always treated|done|been me|us|our right|well|fairly|good",
    "im|were already? covered|insured",
    "switching is|sounds|would a|be|like a? hassle|pain|trouble"
  ],
  "OBJ-THINK": [
    "think about it|this|that|things",
    "think it|this over",
    "sleep on it|this|that",
    "not ready to decide|commit|buy|sign",
    "dont|do|never not? make|take|decide decisions|decision|anything ~ ~ ~ phone",
    "let me consider",
    "get back to you",
    "need|want some|more|a time|bit|little more? time? to think|decide"
  ],
  "OBJ-SPOUSE": [
    "talk|speak|check|discuss|consult it? this? over? to|with my|the wife|husband|spouse|partner|fiance|fiancee|family|missus|girlfriend|boyfriend",
    "ask my|the wife|husband|spouse|partner|fiance|fiancee|missus",
    "my|the wife|husband|spouse|partner decides|handles",
    "run it|this by my|the wife|husband|spouse|partner|missus|fiance",
    "family|joint decision"
  ],
  "OBJ-TRUST": [
    "is|are this|you a? scam|scammer|fraud|legit",
    "how do|can|would i|we know|tell|be ~ ~ ~ scam|scammer|fraud|legit|legitimate|real|genuine",
    "how|where did you get my number|name|information|info|details",
    "dont|do not? trust",
    "sell|selling|share|sharing my information|info|data|number|details",
    "you legit|legitimate",
    "insurance companies|company never pay|pays"
  ],
  "OBJ-TIMING": [
    "im|were|am|really|kind too|so|really|very|kinda|a? bit? busy|swamped|slammed",
    "busy|swamped",
    "im|were|am driving|cooking|working",
    "bad|terrible|wrong time|moment",
    "not a good time|moment",
    "im at work|dinner",
    "call me? back? later|tomorrow|tonight",
    "call|try me? another|some other? time|day",
    "not right? now",
    "in the middle of"
  ],
  "OBJ-BADEXP": [
    "denied|rejected|refused my|our|the claim",
    "terrible|horrible|awful|lousy|bad service|experience",
    "they|insurer|company cancelled|canceled|dropped me|us|my",
    "raised|hiked|doubled|increased my|our rate|rates|premium|premiums",
    "my last agent|insurer|company",
    "got|been|was burned|cheated|scammed|screwed"
  ],
  "OBJ-NONEED": [
    "dont|do not? really? need|want it|insurance|coverage|that|this|any|life|more",
    "im young|healthy",
    "never had|filed|made a an? claim|accident",
    "nothing will|is|ever going? to? happen|happens",
    "i just|only rent",
    "work|job|employer gives|provides|covers me|us|it|that"
  ],
  "OBJ-INFO": [
    "send|email|mail|text me something|information|info|a|the|some brochure|information|info|details|link|quote|pamphlet",
    "send me something",
    "email|mail it|that to? me|over?",
    "send a brochure",
    "put|get it|that|this|everything in writing"
  ],
  "OBJ-COMPLEX": [
    "so|too|very|this|its|is|really confusing|complicated|overwhelming",
    "dont|do|cant not? really? understand|follow any|this|that|what|it|all|the",
    "so|too many options|choices|plans",
    "im|am|me totally? so? confused|lost",
    "too? much? jargon",
    "greek to me|us",
    "you|youve lost me|us"
  ],
  "OBJ-QUALIFY": [
    "been|was|got|me declined|rejected|denied|down for|before|coverage|by|because|last",
    "turned me|us down",
    "bad|terrible|poor driving? record|credit",
    "pre? existing condition|conditions",
    "dui|dwi",
    "too|im old|sick for|to",
    "wont|dont|doubt ill|i|id? get? qualify|approved",
    "credit is bad|terrible|shot|awful"
  ],
  "OBJ-STALL": [
    "getting|waiting|have|collecting for|on? other|more|some|several quotes|estimates|offers",
    "shopping|looking around",
    "comparing prices|quotes|rates|a|companies|you|offers|some|different|few",
    "another|other|different agent|company|companies|insurer quoted|gave|offered|too|as",
    "see|check what else|others|other|is|the|progressive|geico out|offers|offer|companies"
  ]
}
