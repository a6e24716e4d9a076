import { DateTime, Schema } from "effect"
import { Lead } from "../src/leads/Lead.ts"
import type { Check } from "../src/risk/checks/Check.ts"
import { syntaxOf } from "../src/risk/checks/email/Address.ts"
import { emailMailbox } from "../src/risk/checks/email/MailboxKind.ts"
import { isSendable } from "../src/risk/checks/email/Syntax.ts"
import { dataFolder } from "./bench/DataFolder.ts"
import { percent, say } from "./bench/Figures.ts"
import { casesOf, categories } from "./bench/IsemailSuite.ts"
import { ordinaryDomains } from "./bench/OrdinaryDomains.ts"

/** What the checks of e-mail addresses find: throw-away domains, ordinary ones, and a suite of addresses. */
const files = ["disposable_email_blocklist.conf", "isemail_tests.xml"] as const
const { text } = dataFolder("bench:contact", files)

const at = DateTime.unsafeMake("2026-01-01T00:00:00Z")
const emailed = Schema.decodeUnknownSync(Lead)
const isRefused = (check: Check, domain: string): boolean => {
  const lead = emailed({
    leadId: "lead",
    email: `jane@${domain}`,
    score: 0,
    scoreSource: "computed",
    scoreReasons: [],
    createdAt: DateTime.formatIso(at),
    updatedAt: DateTime.formatIso(at)
  })
  return check({ lead, profile: null, answers: [], lookUps: {}, at }).verdict === "contradicted"
}

const blocklist = text(files[0])
  .split("\n")
  .map(line => line.trim())
  .filter(line => line !== "" && !line.startsWith("#"))
const found = blocklist.filter(domain => isRefused(emailMailbox, domain)).length
const alarms = ordinaryDomains.filter(domain => isRefused(emailMailbox, domain))
say(`throw-away domains found   ${found} of ${blocklist.length}, ${percent(found / blocklist.length)}`)
say(`ordinary domains refused   ${alarms.length} of ${ordinaryDomains.length} ${alarms.join(" ")}`)
say("")

const cases = casesOf(text(files[1]))
const judged = cases.map(each => ({ ...each, is: syntaxOf(each.address), should: categories[each.category] }))
say("suite's category          addresses  judged so  sendable")
for (const [category, group] of Map.groupBy(judged, each => each.category)) {
  const right = group.filter(({ is, should }) => is === should)
  const sendable = group.filter(({ is }) => isSendable(is))
  say(
    `${category.padEnd(24)}  ${String(group.length).padStart(9)}  ${String(right.length).padStart(9)}  ${String(sendable.length).padStart(8)}`
  )
}
const other = judged.filter(({ is, should }) => is !== should)
say(
  `judged otherwise           ${other.length} of ${cases.length} ${other.map(({ address, is }) => `${address} (${is})`).join(" ")}`
)
