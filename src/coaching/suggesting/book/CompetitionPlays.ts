import type { Words } from "../Play.ts"

/** What the agency may say of another insurer: only what somebody has checked, with its source and date. */
export interface CompetitorPoints {
  readonly name: string
  readonly points: ReadonlyArray<{ readonly text: string; readonly source: string; readonly asOf: string }>
}

const fair = [
  {
    id: "COMP-fair-1",
    text: "They are a company many people use. If you read me the limits and the deductible from their quote, I will match them, so you see a fair comparison."
  },
  {
    id: "COMP-fair-2",
    text: "Let us put both side by side: limits, deductible, what is left out, fees. If theirs is better for you, I will tell you."
  }
]

/** Without points of the agency's own, nothing is said about the other company. */
export const competitionWords = (name: string, known: CompetitorPoints | undefined): Words => ({
  title: `Lead names ${name}`,
  content: "Compare like with like, and say nothing about the other company that you cannot show.",
  talkingPoints: [
    ...(known?.points ?? []).map(({ asOf, source, text }) => `${text} (${source}, ${asOf})`),
    "Same limits, same deductible, same exclusions.",
    "Keep the old policy until the new one is confirmed in writing."
  ],
  scripts: fair
})
