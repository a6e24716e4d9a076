import { Command } from "@effect/cli"
import { BunContext } from "@effect/platform-bun"
import { Effect } from "effect"
import packageJson from "../package.json" with { type: "json" }
import { Ids } from "../src/platform/Ids.ts"
import { runScript } from "./cli/Program.ts"
import { enrichCommand } from "./enrich/Command.ts"

const program = Command.run(enrichCommand, { name: "Callwise enrich", version: packageJson.version })

runScript("enrich", Effect.provide(program(process.argv), Ids.layer), BunContext.layer)
