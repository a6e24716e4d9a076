import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process"
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"

export const root = join(import.meta.dirname, "..", "..")

export const freePort = () =>
  new Promise<number>(resolve => {
    const probe = createServer()
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => resolve(address !== null && typeof address === "object" ? address.port : 0))
    })
  })

export const until = async (url: string) => {
  for (let tries = 0; tries < 1_200; tries++) {
    const isUp = await fetch(url).then(
      response => response.ok,
      () => false
    )
    if (isUp) return
    await Bun.sleep(50)
  }
  throw new Error(`${url} did not come up`)
}

const isRunning = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null

const end = async (child: ChildProcess) => {
  if (!isRunning(child)) return
  const gone = new Promise(resolve => child.once("exit", resolve))
  child.kill("SIGTERM")
  await gone
}

/** A throw-away data folder, and the programs that run on it until it is closed. */
export class Workbench {
  readonly data = mkdtempSync("/var/tmp/callwise-bench-")
  readonly #children: Array<ChildProcess> = []

  constructor() {
    chmodSync(this.data, 0o755)
    const stop = () => void this[Symbol.asyncDispose]().finally(() => process.exit(130))
    process.once("SIGINT", stop).once("SIGTERM", stop)
  }

  run(args: ReadonlyArray<string>, env: Readonly<Record<string, string>>, options: SpawnOptions = {}) {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      ...options,
      env: { ...process.env, CALLWISE_DATA_DIR: this.data, CALLWISE_LOG_LEVEL: "error", ...env }
    })
    this.#children.push(child)
    return child
  }

  get #lock(): ReadonlyArray<string> {
    return readFileSync(join(this.data, "postgres", "data", "postmaster.pid"), "utf8").split("\n")
  }

  get databasePid(): number {
    return Number(this.#lock[0])
  }

  /** Where the embedded database of the folder listens, for those who look into the books. */
  get databaseUrl(): string {
    const folder = join(this.data, "postgres")
    const port = this.#lock[3]
    return `postgres://callwise:${readFileSync(join(folder, "password"), "utf8")}@127.0.0.1:${port}/callwise`
  }

  async #stopDatabase() {
    const lock = join(this.data, "postgres", "data", "postmaster.pid")
    if (!existsSync(lock)) return
    process.kill(Number(readFileSync(lock, "utf8").split("\n")[0]), "SIGINT")
    for (let tries = 0; tries < 200 && existsSync(lock); tries++) await Bun.sleep(50)
  }

  async [Symbol.asyncDispose]() {
    for (const child of this.#children.toReversed()) await end(child)
    await this.#stopDatabase()
    rmSync(this.data, { recursive: true, force: true })
  }
}
