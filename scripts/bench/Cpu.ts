import { readdirSync, readFileSync } from "node:fs"

const ticksPerSecond = 100

const ms = (ticks: number): number => (1000 * ticks) / ticksPerSecond

/** Of /proc/<pid>/stat, from the state on, the third field. */
const fieldsOf = (pid: number): ReadonlyArray<string> => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")
}

const ticksOf = (fields: ReadonlyArray<string>, ...places: ReadonlyArray<number>): number =>
  places.reduce((sum, place) => sum + Number(fields[place]), 0)

const [parent, user, system, childrenUser, childrenSystem] = [1, 11, 12, 13, 14]

/** Milliseconds of processor time a process has used: unlike durations it does not depend on who else is busy. */
export const cpuMsOf = (pid: number): number => ms(ticksOf(fieldsOf(pid), user, system))

const fieldsIfAlive = (pid: number): ReadonlyArray<string> => {
  try {
    return fieldsOf(pid)
  } catch {
    return []
  }
}

/** The same of a process with its children, as a database's server and its connections are; also of those that have ended. */
export const cpuMsOfFamily = (pid: number): number => {
  const own = ticksOf(fieldsOf(pid), user, system, childrenUser, childrenSystem)
  const children = readdirSync("/proc")
    .filter(name => /^\d+$/.test(name))
    .map(name => fieldsIfAlive(Number(name)))
    .filter(fields => Number(fields[parent]) === pid)
  return ms(children.reduce((sum, fields) => sum + ticksOf(fields, user, system), own))
}

/** Milliseconds that all processors of the machine have been busy with anything. */
export const cpuMsOfMachine = (): number => {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (
    readFileSync("/proc/stat", "utf8").split("\n")[0] ?? ""
  )
    .split(/\s+/)
    .map(Number)
  return ms(user + nice + system + irq + softirq)
}
