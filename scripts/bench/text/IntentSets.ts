import { Schema } from "effect"
import { fitLinear, type Linear, type Sample } from "../../../src/hearing/learner/Linear.ts"
import { percent, say } from "../Figures.ts"
import { accuracy } from "./Scores.ts"

type Texts = ReadonlyArray<Sample<string>>

const choose = ({ labels, logits }: Linear<string>, text: string) => {
  const told = logits(text)
  const best = told.reduce((chosen, logit, at) => (logit > (told[chosen] ?? 0) ? at : chosen), 0)
  return { label: labels[best] ?? "", logit: told[best] ?? 0 }
}

/** The learner of the product on somebody else's intents: taught by their train file, asked by the other. */
export const intentSet = (name: string, train: Texts, test: Texts, published: string) => {
  const linear = fitLinear(train)
  const pairs = test.map(({ text, label }) => ({ truth: label ?? "", told: choose(linear, text).label }))
  say(
    `${name.padEnd(16)}  right ${percent(accuracy(pairs))} (${published}), ${train.length} taught, ${test.length} asked`
  )
}

const Pairs = Schema.Array(Schema.Tuple(Schema.String, Schema.String))
const Clinc = Schema.parseJson(
  Schema.Struct({ train: Pairs, val: Pairs, test: Pairs, oos_train: Pairs, oos_val: Pairs, oos_test: Pairs })
)
const within = (pairs: typeof Pairs.Type): Texts => pairs.map(([text, label]) => ({ text, label }))
const outside = (pairs: typeof Pairs.Type): Texts => pairs.map(([text]) => ({ text, label: null }))

export const clinc = (file: string) => {
  const set = Schema.decodeSync(Clinc)(file)
  const linear = fitLinear([...within(set.train), ...outside(set.oos_train)])
  const asked = (texts: Texts) => texts.map(({ text, label }) => ({ ...choose(linear, text), truth: label }))
  const rightAt = (all: ReturnType<typeof asked>, least: number) =>
    all.filter(({ label, logit, truth }) => (logit < least ? truth === null : truth === label)).length / all.length
  const valid = [...asked(within(set.val)), ...asked(outside(set.oos_val))]
  const thresholds = Array.from({ length: 60 }, (_, at) => at / 10 - 5)
  const least = thresholds.reduce((best, each) => (rightAt(valid, each) > rightAt(valid, best) ? each : best), -5)
  const inside = asked(within(set.test))
  const beyond = asked(outside(set.oos_test))
  say(
    `CLINC150          in scope ${percent(rightAt(inside, Number.NEGATIVE_INFINITY))} (published 96.9 %, linear 91.0 %)`
  )
  say(
    `  with a threshold chosen on its validation file: in scope ${percent(rightAt(inside, least))}, out-of-scope recall ${percent(rightAt(beyond, least))}`
  )
}
