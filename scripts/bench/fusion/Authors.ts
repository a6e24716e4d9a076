import { fullestNames, nameList } from "../../../src/enrichment/merge/NameList.ts"
import { namesOf } from "../../../src/enrichment/merge/NameListText.ts"
import { calibration } from "../Calibration.ts"
import { mean, percent, say } from "../Figures.ts"
import { listCredit, trueNames } from "./AuthorCredit.ts"
import { type Answers, fused, majority, timed } from "./Fuse.ts"

const cells = (text: string) =>
  text
    .split(/\r?\n/)
    .filter(line => line.trim() !== "")
    .map(line => line.split("\t"))

const asRead = (value: string) =>
  namesOf(value)
    .map(({ parts }) => parts.toSorted().join(" "))
    .toSorted()
    .join(";")

/** Who wrote the books that several shops sell, each with a list of authors of its own. */
export const authors = (claimed: string, truth: string) => {
  const statements = cells(claimed)
    .map(([source = "", thing = "", , value = ""]) => ({ source, thing, value }))
    .filter(({ value }) => namesOf(value).length > 0)
  const truths = cells(truth).map(([thing = "", names = ""]) => [thing, trueNames(names)] as const)

  const score = (name: string, answers: Answers) => {
    const credits = truths.map(([thing, names]) => ({
      ...listCredit(namesOf(answers.get(thing)?.value ?? ""), names),
      confidence: answers.get(thing)?.confidence ?? 0
    }))
    const { error, right } = calibration(credits.map(({ confidence, exact }) => ({ confidence, isTrue: exact })))
    const figures = [mean(credits.map(({ partial }) => partial)), right, error]
    say(`${name.padEnd(32)}${figures.map(figure => percent(figure).padStart(9)).join("")}`)
  }

  const ours = timed(() => fused(statements, nameList, fullestNames))
  say(`Authors of books (${truths.length} with the truth), ${statements.length} claims in ${ours.took.toFixed(0)} ms`)
  say(`${"".padEnd(32)}  partial    exact  calibration error`)
  score(
    "majority of the texts",
    majority(statements, value => value.trim().toLowerCase())
  )
  score("majority of the lists as read", majority(statements, asRead))
  score("ours", ours.result)
  say(`${"published".padEnd(32)}   ~95 (TruthFinder), exact majority 52`)
}
