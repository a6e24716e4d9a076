import { learnFeeling } from "../../../src/hearing/sentiment/Sentiment.ts"
import { percent, say } from "../Figures.ts"
import { moods } from "./Moods.ts"
import { accuracy, macroF1 } from "./Scores.ts"

/** Complaints, questions and praise in words that the product was not taught by. */
export const ownMoods = () => {
  const feel = learnFeeling()
  const pairs = Object.entries(moods).flatMap(([truth, texts]) =>
    texts.map(text => ({ truth, told: feel(text).sentiment }))
  )
  say(
    `own moods         right ${percent(accuracy(pairs))} of ${pairs.length}, F1 of three classes ${macroF1(pairs).toFixed(3)}`
  )
}
