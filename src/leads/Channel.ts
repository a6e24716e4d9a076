import { Schema, Struct } from "effect"

/**
 * Share of delivered leads that end in a sale, per channel: the likeliest value of the practitioner ranges in the
 * project's conversion priors. S50 (a lead vendor's glossary, medium confidence): live transfer, inbound call, exclusive
 * and shared web, aged, preset appointment. The rest is judgement of practitioner ranges (low confidence).
 */
export const soldShare = {
  referral: 0.38,
  inbound_call: 0.28,
  live_transfer: 0.2,
  walk_in_or_own_website: 0.2,
  preset_appointment: 0.18,
  cross_sell_existing_client: 0.18,
  exclusive_web: 0.09,
  shared_web: 0.04,
  aged: 0.025,
  mailer_direct: 0.02,
  cold_list_call: 0.006
} as const
export const Channel = Schema.Literal(...Struct.keys(soldShare))
export type Channel = typeof Channel.Type

const signs: ReadonlyArray<readonly [Channel, RegExp]> = [
  ["aged", /\baged\b/],
  ["cold_list_call", /\b(cold|list|lists|purchased)\b/],
  ["referral", /\b(referral|referrals|referred|refer)\b/],
  ["live_transfer", /\b(live|warm|hot) transfer\b|\btransfer\b/],
  ["inbound_call", /\b(inbound|call in|phone in)\b/],
  ["preset_appointment", /\b(appointment|appointments|booked)\b/],
  ["cross_sell_existing_client", /\b(cross sell|crosssell|existing (client|customer)|customer|client)\b/],
  ["shared_web", /\bshared\b/],
  ["exclusive_web", /\bexclusive\b/],
  ["walk_in_or_own_website", /\b(walk in|walkin|website|web ?site|web ?form|landing page|organic)\b/],
  ["mailer_direct", /\b(mailer|direct mail|postcard|mailing)\b/]
]

/** The channel that a source's name speaks of, if it speaks of one. */
export const channelOf = (source: string): Channel | undefined => {
  const words = source
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
  return signs.find(([, sign]) => sign.test(words))?.[0]
}
