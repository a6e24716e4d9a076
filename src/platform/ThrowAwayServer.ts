import { rmdirSync, rmSync } from "node:fs"
import { dirname } from "node:path"
import { Effect } from "effect"
import { startServer } from "./PostgresCluster.ts"

/** Runs a throw-away server for the process at the other end of our input, and clears up after both when that one is gone. */
const [bin = "", folder = "", port = ""] = process.argv.slice(2)
const server = Effect.runSync(startServer({ bin, folder, port: Number(port), durable: false }))
let isAbandoned = false

server.on("exit", () => {
  if (isAbandoned) {
    rmSync(folder, { recursive: true, force: true })
    Effect.runSync(Effect.ignore(Effect.try(() => rmdirSync(dirname(folder)))))
  }
  process.exit()
})

process.stdin
  .on("end", () => {
    isAbandoned = true
    server.kill("SIGINT")
  })
  .resume()
