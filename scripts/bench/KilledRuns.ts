import type { ChildProcess } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { say } from "./Figures.ts"
import type { Workbench } from "./Workbench.ts"

export interface EnrichRun {
  readonly input: string
  readonly output: string
  readonly rows: number
  readonly kills: number
}

const written = (output: string) => (existsSync(output) ? readFileSync(output, "utf8").split("\n").length - 1 : 0)

const exitOf = (child: ChildProcess) =>
  new Promise<number | string>(resolve => child.once("exit", (code, signal) => resolve(code ?? signal ?? "gone")))

/** Kills the run with all that it has started once the output has so many lines; gives how it ended. */
const killAt = async (child: ChildProcess, output: string, lines: number, afterMs: number) => {
  let end: number | string | undefined
  const ended = exitOf(child).then(how => {
    end = how
    return how
  })
  while (end === undefined && written(output) < lines) await Bun.sleep(5)
  await Promise.race([ended, Bun.sleep(afterMs)])
  if (end === undefined && child.pid !== undefined) process.kill(-child.pid, "SIGKILL")
  return ended
}

/** `bun run enrich`, killed at random points and resumed each time, then left to finish; gives its last exit code. */
export const killedRuns = async (
  bench: Workbench,
  env: Readonly<Record<string, string>>,
  { input, output, rows, kills }: EnrichRun,
  random: () => number
) => {
  const start = (resume: boolean) =>
    bench.run(["run", "enrich", "--", "--input", input, "--output", output, ...(resume ? ["--resume"] : [])], env, {
      detached: true,
      stdio: ["ignore", "ignore", process.env.DRILL_VERBOSE === "1" ? "inherit" : "ignore"]
    })
  for (let kill = 0; kill < kills; kill++) {
    const before = written(output)
    const target = kill === 0 ? 1 : before + 1 + Math.floor((random() * 1.5 * (rows - before)) / (kills - kill + 1))
    const how = await killAt(start(kill > 0), output, Math.min(target, rows - 1), 200 * random())
    say(
      `  start ${kill + 1}: ${how === "SIGKILL" ? "killed" : `ended with ${how}`} at ${written(output)} of ${rows} rows`
    )
    if (how !== "SIGKILL") return how
  }
  const how = await exitOf(start(true))
  say(`  last start: ended with ${how} at ${written(output)} of ${rows} rows`)
  return how
}
