import { fromTheOther, publishedRates } from "./bench/BanditLogs.ts"
import { dataFolder } from "./bench/DataFolder.ts"
import { emailTest } from "./bench/EmailTest.ts"
import { say } from "./bench/Figures.ts"

const campaigns = ["men", "women"] as const
const email = "hillstrom_mens_and_control.csv"
const { csv } = dataFolder("bench:experiments", [
  email,
  ...campaigns.flatMap(campaign => [`random_${campaign}.csv`, `bts_${campaign}.csv`])
])

emailTest(csv(email))

for (const campaign of campaigns) {
  const random = { policy: "random", rows: csv(`random_${campaign}.csv`) } as const
  const bts = { policy: "bts", rows: csv(`bts_${campaign}.csv`) } as const
  say(`\nOpen Bandit, ${campaign}: click rate of one policy from the other's log`)
  fromTheOther(random, bts, publishedRates[campaign].bts)
  fromTheOther(bts, random, publishedRates[campaign].random)
}
