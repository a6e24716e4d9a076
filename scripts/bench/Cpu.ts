import { readFileSync } from "node:fs"

const ticksPerSecond = 100

/** Milliseconds of processor time a process has used: unlike durations it does not depend on who else is busy. */
export const cpuMsOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
  const [, , , , , , , , , , , user, system] = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  return (1000 * (Number(user) + Number(system))) / ticksPerSecond
}
