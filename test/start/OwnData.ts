import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Effect, Option } from "effect"
import { freePort, ownFolder } from "../support/ServiceProcess.ts"

/** A busy machine makes a cluster slowly. */
export const startingTimeout = 180_000

export const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** The process of the embedded PostgreSQL on a data folder. */
export const databaseOf = (folder: string): Option.Option<number> => {
  const lock = join(folder, "postgres", "data", "postmaster.pid")
  return existsSync(lock) ? Option.some(Number(readFileSync(lock, "utf8").split("\n")[0])) : Option.none()
}

export const kill = (pid: Option.Option<number>) =>
  Effect.sync(() => {
    if (Option.isSome(pid) && isRunning(pid.value)) process.kill(pid.value, "SIGKILL")
  })

/** Settings of a first start: a data folder and a port of the sandbox that nobody else has. */
export const ownData = Effect.gen(function* () {
  const folder = yield* ownFolder
  yield* Effect.addFinalizer(() => kill(databaseOf(folder)))
  const sandboxPort = yield* freePort
  return {
    folder,
    sandbox: `http://127.0.0.1:${sandboxPort}`,
    env: { CALLWISE_DATA_DIR: folder, CALLWISE_SANDBOX_PORT: `${sandboxPort}` }
  }
})
