/** What a lead wants with an utterance. */
export const intents = [
  "greeting",
  "goodbye",
  "thanks",
  "affirm",
  "deny",
  "give_information",
  "ask_price",
  "ask_discount",
  "ask_coverage",
  "ask_next_step",
  "ready_to_buy",
  "claim_status",
  "report_claim",
  "proof_of_insurance",
  "billing",
  "cancel_policy",
  "change_policy",
  "schedule_callback",
  "speak_to_person",
  "ask_repeat"
] as const
export type Intent = (typeof intents)[number]
