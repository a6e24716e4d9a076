import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { Config, Effect, Schedule } from "effect"

const SandboxPort = Config.integer("CALLWISE_SANDBOX_PORT").pipe(
  Config.withDefault(4010),
  Config.validate({ message: "must be 1-65535", validation: port => port >= 1 && port <= 65_535 })
)

const program = fileURLToPath(new URL("../sandbox/main.ts", import.meta.url))

const answers = (url: string) =>
  Effect.tryPromise(async () => {
    const response = await fetch(`${url}/_control/state`)
    if (!response.ok) throw new Error(`answered ${response.status}`)
    await response.arrayBuffer()
  })

const launch = Effect.acquireRelease(
  Effect.sync(() => spawn(process.execPath, [program], { stdio: "ignore", env: process.env, detached: true })),
  child => Effect.sync(() => child.kill("SIGTERM"))
)

/** The provider sandbox as a process beside this one; joined when one runs already. Gives its URL. */
export const sandboxProcess = Effect.gen(function* () {
  const url = `http://127.0.0.1:${yield* SandboxPort}`
  const running = yield* Effect.option(answers(url))
  if (running._tag === "None") {
    yield* launch
    yield* answers(url).pipe(Effect.retry(Schedule.spaced("20 millis").pipe(Schedule.upTo("10 seconds"))), Effect.orDie)
  }
  return url
})
