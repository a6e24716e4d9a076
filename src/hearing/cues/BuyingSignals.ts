import type { Cues } from "../Cues.ts"

export const buyingSignals = [
  "ready_to_start",
  "asks_how_to_start",
  "asks_about_payment",
  "asks_start_date",
  "likes_offer",
  "renewal_near",
  "asks_for_quote",
  "asks_if_included"
] as const

export const buyingSignalCues: Cues<(typeof buyingSignals)[number]> = {
  ready_to_start: [
    "sign me|us up",
    "lets do it|this|that",
    "lets go ahead|with",
    "lets get started|going|it",
    "id|ill|well|i|we would? like|want|ready|love to? sign|go|buy|start|enroll|move up|ahead|it|that|with|the|forward|this",
    "ill|well take it|that|the",
    "go with that|the|this|it|your",
    "where do i sign",
    "ready to sign|buy|start|go|move|enroll|get"
  ],
  asks_how_to_start: [
    "what do|would|else i|you|we do|would? need to|from|next? me|do|sign|get?",
    "what would i|you|we need",
    "how do i|we sign|enroll|apply|get|start|buy up|started|it?",
    "whats the next step",
    "what is the next step",
    "what happens next"
  ],
  asks_about_payment: [
    "can|could|do i|we you? pay|take|accept ~ monthly|card|online|credit|annually|installments|check|full|autopay|visa",
    "how do|would|can i|we pay",
    "is there a down payment",
    "first|down payment due|now|today|be"
  ],
  asks_start_date: [
    "how soon|quickly|fast can|could|would|will|does",
    "when can|could|would|will|does it|this|that|we|i|coverage|the policy|coverage? start|begin|be|get|take|kick",
    "can|could it|this|we|i|that start|begin|be today|tomorrow|covered|right|immediately|monday"
  ],
  likes_offer: [
    "sounds|looks|thats|seems really|pretty|very? good|great|perfect|fair|reasonable|right",
    "i|we really? like that|it|this|the|your",
    "makes sense",
    "that works|helps",
    "better|cheaper|less than what|my|i|were|im ~",
    "exactly|just what im|i|we ~ need|looking|wanted|want"
  ],
  renewal_near: [
    "my|our|the policy|insurance|coverage|plan? ~ renews|expires|ends|renewal|runs|up|due",
    "renewal is|comes|coming in|up|due|next|this"
  ],
  asks_for_quote: [
    "give|get|send|need|want|like me|a|us|to a? get? quote|estimate|price",
    "how much would|will|does|is it|that|this|the|i",
    "what would it|that|the|my cost|premium|be|monthly|price"
  ],
  asks_if_included: [
    "does|would|will|is|are it|that|this|the|my|policy|plan|dental|rental plan|policy? also? cover|include|covered|included|come|pay",
    "can|could i|we add|include|bundle"
  ]
}
