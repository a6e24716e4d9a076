import { learnFeeling } from "../../../src/hearing/sentiment/Sentiment.ts"
import { mean, percent, say } from "../Figures.ts"
import { macroF1 } from "./Scores.ts"

const people = (rating: number) => (rating > 0.2 ? "positive" : rating < -0.2 ? "negative" : "neutral")

const correlation = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): number => {
  const [meanA, meanB] = [mean(a), mean(b)]
  const together = mean(a.map((value, at) => (value - meanA) * ((b[at] ?? 0) - meanB)))
  const spread = (all: ReadonlyArray<number>, middle: number) => mean(all.map(value => (value - middle) ** 2))
  return together / Math.sqrt(spread(a, meanA) * spread(b, meanB))
}

/** Lines of id, mean of twenty people's ratings (-4 to 4) and text. */
export const tweets = (file: string) => {
  const feel = learnFeeling()
  const rated = file.split("\n").flatMap(line => {
    const [, rating, ...text] = line.split("\t")
    return rating === undefined ? [] : [{ rating: Number(rating), told: feel(text.join("\t")) }]
  })
  const r = correlation(
    rated.map(({ rating }) => rating),
    rated.map(({ told }) => told.score)
  )
  const pairs = rated.map(({ rating, told }) => ({ truth: people(rating), told: told.sentiment }))
  const right = pairs.filter(({ truth, told }) => truth === told).length / pairs.length
  say(
    `tweets            r ${r.toFixed(3)} (published 0.88), F1 of three classes ${macroF1(pairs).toFixed(3)}, right ${percent(right)}`
  )
}
