import { percent, say } from "./bench/Figures.ts"
import { flags } from "./bench/Flags.ts"
import { mismatchesCalled, peekedAt, peekedAtAgents } from "./bench/Peeking.ts"

const { days, experiments } = flags({ experiments: 2_000, days: 60 })
const looks = { experiments, days }

say(`${experiments} experiments without any effect, looked at on each of ${days} days: share that ever showed one`)
for (const setting of [
  { rate: 0.2, perDay: 40, share: 0.5 },
  { rate: 0.02, perDay: 40, share: 0.5 },
  { rate: 0.02, perDay: 40, share: 0.1 },
  { rate: 0.2, perDay: 400, share: 0.1 }
]) {
  const { alwaysValid, other, widthRatio } = peekedAt(looks, setting)
  say(
    `  rate ${percent(setting.rate)}, ${setting.perDay} leads a day, ${percent(setting.share)} treated: always valid ${percent(alwaysValid)}, ` +
      `fixed sample ${percent(other)}; ${widthRatio.toFixed(2)} times as wide in the end`
  )
}

say("\nThe same with agents as units; the last with an effect of ten points that is there")
for (const setting of [
  { agents: 28, perDay: 2, spread: 0.08 },
  { agents: 28, perDay: 2, spread: 0 },
  { agents: 12, perDay: 4, spread: 0.05 },
  { agents: 28, perDay: 4, spread: 0.05, effect: 0.1 }
]) {
  const { dealt, formula, naive, widthRatio } = peekedAtAgents(looks, setting)
  say(
    `  ${setting.agents} agents, standard deviation ${percent(setting.spread)}: dealt anew ${percent(dealt)}, by a formula ${percent(formula)}, ` +
      `as if leads were units ${percent(naive)}; dealt anew ${widthRatio.toFixed(2)} times as wide as by the formula`
  )
}

say("\nSample ratio, 200 looks, 50 units between: share called a mismatch")
const ratioLooks = { experiments, days: 200 }
for (const { kept, weights } of [
  { kept: 1, weights: [1, 1] },
  { kept: 1, weights: [1, 9] },
  { kept: 0.9, weights: [1, 1] }
] as const)
  say(
    `  ${weights.join(" : ")}, the second arm keeps ${percent(kept)}: ${(100 * mismatchesCalled(ratioLooks, { kept, weights, perDay: 50 })).toFixed(2)} %`
  )
