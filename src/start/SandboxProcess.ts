import { type ChildProcess, spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { Data, Effect, Option, Schedule } from "effect"
import { wholeNumber } from "../platform/NumberSetting.ts"

const SandboxPort = wholeNumber("CALLWISE_SANDBOX_PORT", { from: 1, to: 65_535, otherwise: 4010 })

const program = fileURLToPath(new URL("./SandboxChild.ts", import.meta.url))

const answers = (url: string) =>
  Effect.tryPromise(async () => {
    const response = await fetch(`${url}/_control/state`)
    if (!response.ok) throw new Error(`answered ${response.status}`)
    await response.arrayBuffer()
  })

class SandboxUnavailable extends Data.TaggedError("SandboxUnavailable")<{ readonly message: string }> {}

const unavailable = new SandboxUnavailable({
  message:
    "the provider sandbox did not come up. CALLWISE_SANDBOX_PORT sets its port; CALLWISE_SANDBOX=off does without."
})

const launch = Effect.acquireRelease(
  Effect.sync(() =>
    spawn(process.execPath, [program], { stdio: ["pipe", "ignore", "inherit"], env: process.env, detached: true })
  ),
  child => Effect.sync(() => child.kill("SIGTERM"))
)

const ended = (child: ChildProcess) =>
  Effect.async<never, SandboxUnavailable>(resume => {
    for (const event of ["exit", "error"]) child.once(event, () => resume(Effect.fail(unavailable)))
  })

/** The provider sandbox as a process beside this one; joined when one runs already. Gives its URL. */
export const sandboxProcess = Effect.gen(function* () {
  const url = `http://127.0.0.1:${yield* SandboxPort}`
  if (Option.isSome(yield* Effect.option(answers(url)))) return url
  const child = yield* launch
  const up = answers(url).pipe(
    Effect.retry(Schedule.spaced("20 millis").pipe(Schedule.upTo("10 seconds"))),
    Effect.mapError(() => unavailable)
  )
  yield* Effect.raceFirst(up, ended(child))
  return url
})
