import type { Channel } from "../leads/Channel.ts"
import type { OfferType } from "../offers/OfferType.ts"

/** What practitioners tell: the likeliest value, and the bounds within which most of them lie. */
export interface Told {
  readonly low: number
  readonly mode: number
  readonly high: number
}

/** The day the tables below were put together. */
export const priorDate = "2026-11-23"

/**
 * Share of delivered leads that end in a sale, per channel. S50 (a lead vendor's glossary of 2026, medium confidence): live
 * transfer, inbound call, exclusive and shared web, aged, preset appointment. The rest is judgement of practitioners' ranges
 * (low confidence).
 */
export const soldShare: Readonly<Record<Channel, Told>> = {
  referral: { low: 0.25, mode: 0.38, high: 0.55 },
  inbound_call: { low: 0.2, mode: 0.28, high: 0.4 },
  live_transfer: { low: 0.15, mode: 0.2, high: 0.3 },
  walk_in_or_own_website: { low: 0.12, mode: 0.2, high: 0.3 },
  preset_appointment: { low: 0.12, mode: 0.18, high: 0.25 },
  cross_sell_existing_client: { low: 0.1, mode: 0.18, high: 0.3 },
  exclusive_web: { low: 0.05, mode: 0.09, high: 0.15 },
  shared_web: { low: 0.02, mode: 0.04, high: 0.07 },
  aged: { low: 0.02, mode: 0.025, high: 0.06 },
  mailer_direct: { low: 0.01, mode: 0.02, high: 0.04 },
  cold_list_call: { low: 0.002, mode: 0.006, high: 0.015 }
}

/**
 * How the odds of a line compare with auto's by the same channel: judgement, low confidence. Health is the open enrolment
 * period's likeliest value with the special one's lower bound, commercial a business owner's policy, life a term policy.
 */
export const lineOdds: Readonly<Record<OfferType, Told>> = {
  health: { low: 0.56, mode: 1.2, high: 1.68 },
  auto: { low: 0.7, mode: 1, high: 1.4 },
  bundle: { low: 0.66, mode: 0.95, high: 1.33 },
  home: { low: 0.63, mode: 0.9, high: 1.26 },
  commercial: { low: 0.49, mode: 0.7, high: 0.98 },
  life: { low: 0.45, mode: 0.65, high: 0.91 }
}

/**
 * Share of those buying one line who take another that they did not ask for, by the line taken: auto to home 0.2-0.55,
 * property and casualty to life 0.02-0.1, business owner's policy to workers' compensation 0.2-0.5 (judgement, low
 * confidence). No figure for health: as life. Auto and the bundle are taken beside home as home is beside auto.
 */
export const attachShare: Readonly<Record<OfferType, Told>> = {
  auto: { low: 0.2, mode: 0.35, high: 0.55 },
  home: { low: 0.2, mode: 0.35, high: 0.55 },
  bundle: { low: 0.2, mode: 0.35, high: 0.55 },
  commercial: { low: 0.2, mode: 0.35, high: 0.5 },
  life: { low: 0.02, mode: 0.05, high: 0.1 },
  health: { low: 0.02, mode: 0.05, high: 0.1 }
}

/**
 * What is left of the chance after so many minutes: the project's suggested model, tempered on purpose (judgement, low
 * confidence) against the studies of 2007 and 2011 (S51), whose 100 times is contact in one study, not sale.
 */
export const leftAfterMinutes: ReadonlyArray<readonly [number, number]> = [
  [1, 1],
  [5, 0.85],
  [30, 0.45],
  [60, 0.35],
  [240, 0.22],
  [1440, 0.12],
  [4320, 0.07]
]

/** Channels whose leads wait to be called back; by all others somebody is there already, or long gone. */
export const waitsForCall: ReadonlySet<Channel> = new Set<Channel>([
  "exclusive_web",
  "shared_web",
  "walk_in_or_own_website"
])
