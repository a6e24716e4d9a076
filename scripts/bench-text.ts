import { dataFolder } from "./bench/DataFolder.ts"
import { clinc, intentSet } from "./bench/text/IntentSets.ts"
import { ownMoods } from "./bench/text/OwnMoods.ts"
import { ownObjections } from "./bench/text/OwnObjections.ts"
import { tweets } from "./bench/text/Tweets.ts"

/** What is heard in a sentence, on public sets that nothing in the product was made from. */
const turns = ["multidogo_insurance_train.tsv", "multidogo_insurance_dev.tsv"] as const
const banking = ["banking77_train.csv", "banking77_test.csv"] as const
const { csv, text } = dataFolder("bench:text", ["vader_tweets.txt", "clinc150.json", ...turns, ...banking])
const utf8 = (file: string) => Buffer.from(text(file), "latin1").toString("utf8")

const turnsOf = (file: string) =>
  utf8(file)
    .split("\n")
    .slice(1)
    .flatMap(line => {
      const [, , , said, , intent] = line.split("\t")
      return said === undefined || intent === undefined || intent === "" ? [] : [{ text: said, label: intent }]
    })
const bankingOf = (file: string) => csv(file).map(row => ({ text: row.text ?? "", label: row.category ?? null }))

ownObjections()
ownMoods()
tweets(utf8("vader_tweets.txt"))
intentSet("insurance calls", turnsOf(turns[0]), turnsOf(turns[1]), "published 95.3 %")
intentSet("Banking77", bankingOf(banking[0]), bankingOf(banking[1]), "published 93.7 %")
clinc(utf8("clinc150.json"))
