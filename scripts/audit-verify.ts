import { Command, HelpDoc, Options } from "@effect/cli"
import { BunContext } from "@effect/platform-bun"
import { Effect, Layer, Option } from "effect"
import packageJson from "../package.json" with { type: "json" }
import { AuditChain } from "../src/audit/AuditChain.ts"
import { headOf, headText } from "../src/audit/Chain.ts"
import type { Finding } from "../src/audit/Verification.ts"
import { Database } from "../src/platform/Database.ts"
import { MasterKeyProof } from "../src/platform/MasterKeyProof.ts"
import { Ended, exitCodes, print, Refused, runScript, say } from "./cli/Program.ts"
import { count } from "./cli/Words.ts"

const Chain = AuditChain.layer.pipe(Layer.provide(MasterKeyProof), Layer.provide(Database))
const shownAtMost = 50

const head = Options.text("head").pipe(
  Options.withPseudoName("sequence:seal"),
  Options.withDescription(
    "A head that an earlier run printed, kept outside the database: does the chain lead through it?"
  ),
  Options.optional
)
const json = Options.boolean("json").pipe(Options.withDescription("As JSON, for programs."))

const between = (from: bigint, to: bigint) => (from === to ? `Entry ${from} is` : `Entries ${from} to ${to} are`)

const inWords = (finding: Finding): string => {
  switch (finding._tag) {
    case "Changed":
      return `Entry ${finding.sequence} is not as it was sealed: it was changed, or put in.`
    case "Missing":
      return `${between(finding.from, finding.to)} missing.`
    case "TailMissing":
      return `${between(finding.from, finding.to)} missing at the end.`
    case "BeyondHead":
      return `From entry ${finding.sequence} on, entries stand behind the end of the chain.`
    case "HeadDiffers":
      return `The chain does not lead through ${finding.sequence} as it did: it was cut off and written anew.`
    case "BaseForged":
      return "The service did not let go of the oldest entries: somebody else removed them."
  }
}

const command = Command.make("audit:verify", { head, json }, options =>
  Effect.gen(function* () {
    const kept = Option.map(options.head, headOf)
    if (Option.isSome(kept) && kept.value === undefined)
      return yield* new Refused({ message: "--head must be sequence:seal, as an earlier run printed it" })
    const verdict = yield* Effect.provide(
      Effect.flatMap(AuditChain, chain => chain.verify(Option.getOrUndefined(kept))),
      Chain
    )
    const { findings, entries, overdue } = verdict
    const [from, last] = [verdict.base.sequence + 1n, headText(verdict.head)]
    if (options.json)
      yield* print(
        JSON.stringify({ intact: findings.length === 0, entries, head: last, overdue, findings }, (_, value) =>
          typeof value === "bigint" ? `${value}` : value
        )
      )
    else {
      for (const finding of findings.slice(0, shownAtMost)) yield* print(inWords(finding))
      if (findings.length > shownAtMost) yield* print(`… and ${count(findings.length - shownAtMost)} more.`)
      if (findings.length === 0)
        yield* print(`Intact: ${count(entries)} entries, from ${from} to ${verdict.head.sequence}.`)
      yield* print(`Head ${last}`)
      if (overdue > 0) yield* say(`${count(overdue)} entries wait to be sealed: is the service running?`)
    }
    if (findings.length > 0) return yield* new Ended({ code: exitCodes.failed })
  })
).pipe(
  Command.withDescription(
    HelpDoc.blocks([
      HelpDoc.p("Checks that no entry of the audit was changed, removed or put in since it was sealed."),
      HelpDoc.p(
        "It prints the head of the chain. Keep it outside the database: given as --head later, it also proves that the end was not cut off. Needs the service's DATABASE_URL (or data folder) and master key."
      ),
      HelpDoc.p("Exit codes: 0 intact; 1 tampered with, or an error; 2 refused.")
    ])
  )
)

const program = Command.run(command, { name: "Callwise audit", version: packageJson.version })

runScript("audit:verify", program(process.argv), BunContext.layer)
