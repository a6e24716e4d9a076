import { availableParallelism } from "node:os"
import { cpuMsOf, cpuMsOfFamily, cpuMsOfMachine } from "./Cpu.ts"

export interface Look {
  readonly atMs: number
  /** Of each process, by its name. */
  readonly used: ReadonlyMap<string, number>
  readonly machine: number
}

/** Looks at what the named processes, a database's server with its connections, and the whole machine have used so far. */
export const looking = (processes: Readonly<Record<string, number>>, server: number) => (): Look => ({
  atMs: performance.now(),
  used: new Map([
    ...Object.entries(processes).flatMap(([name, pid]) => {
      const used = cpuMsIfAlive(pid)
      return used === undefined ? [] : [[name, used] as const]
    }),
    ["database", cpuMsOfFamily(server)] as const
  ]),
  machine: cpuMsOfMachine()
})

const cpuMsIfAlive = (pid: number): number | undefined => {
  try {
    return cpuMsOf(pid)
  } catch {
    return undefined
  }
}

/** Between two looks: milliseconds of processor time for each of so many events, and how much of the machine was ours. */
export const spentBetween = (before: Look, after: Look, events: number): string => {
  const spent = [...after.used].map(([name, used]) => ({ name, ms: used - (before.used.get(name) ?? 0) }))
  const ours = spent.reduce((sum, { ms }) => sum + ms, 0)
  const whole = (after.atMs - before.atMs) * availableParallelism()
  const each = spent.map(({ ms, name }) => `${name} ${(ms / events).toFixed(2)}`).join("  ")
  const share = (ms: number) => `${((100 * ms) / whole).toFixed(0)} %`
  return `${each}  all ${(ours / events).toFixed(2)}; of the machine ${share(ours)}, of all who are busy ${share(after.machine - before.machine)}`
}
