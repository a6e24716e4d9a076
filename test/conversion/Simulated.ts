import { Utils } from "effect"
import { Examples } from "../../src/conversion/learner/Examples.ts"
import type { AllowList, Features } from "../../src/conversion/learner/Features.ts"

export const allowed: AllowList = { hours: "number", channel: "category", phone: "category", noise: "number" }

const channels = ["referral", "web", "list"] as const
const ofChannel = { referral: 1.2, web: 0, list: -1.5 } as const

export interface Drawn {
  readonly features: Features
  readonly logit: number
  readonly accepted: boolean
}

/** People whose true odds are known: a curve, a few levels, what is missing, a pair, and what says nothing. */
export const drawn = (count: number, seed: number, intercept = -1.5): ReadonlyArray<Drawn> => {
  const random = new Utils.PCGRandom(seed)
  return Array.from({ length: count }, () => {
    const hours = random.number() < 0.1 ? null : 48 * random.number()
    const channel = channels[random.integer(channels.length)] ?? "web"
    const phone = random.number() < 0.7
    const logit =
      intercept +
      (hours === null ? -0.5 : 1 - 2 * Math.sqrt(hours / 48)) +
      ofChannel[channel] +
      (phone ? 0.6 : 0) +
      (phone && channel === "list" ? 1.2 : 0)
    return {
      features: { hours, channel, phone, noise: random.number() },
      logit,
      accepted: random.number() < 1 / (1 + Math.exp(-logit))
    }
  })
}

export const examplesOf = (people: ReadonlyArray<Drawn>, list: AllowList = allowed): Examples => {
  const examples = new Examples(list)
  for (const { accepted, features } of people) examples.add(features, accepted)
  return examples
}
