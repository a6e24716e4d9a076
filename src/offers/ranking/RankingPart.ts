import { Schema } from "effect"

export class RankingPart extends Schema.Class<RankingPart>("RankingPart")({
  lever: Schema.String,
  logWeight: Schema.Number.annotations({ description: "Natural logarithm; all parts add up to the ranking score." })
}) {}
