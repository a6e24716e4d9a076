import { Schema } from "effect"

export const Channel = Schema.Literal(
  "referral",
  "inbound_call",
  "live_transfer",
  "walk_in_or_own_website",
  "preset_appointment",
  "cross_sell_existing_client",
  "exclusive_web",
  "shared_web",
  "aged",
  "mailer_direct",
  "cold_list_call"
)
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
