import { type ChildProcess, spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs"
import { basename, dirname, join } from "node:path"
import { Effect } from "effect"
import { openToOthers, PostgresUnavailable, postgresUser } from "./PostgresBinaries.ts"

export const adminUser = "callwise"

export interface Cluster {
  readonly folder: string
  readonly data: string
  readonly log: string
  readonly password: string
}

/**
 * The folder as the server sees it. Root's may lie under one that is closed to the server's user: then it is handed over
 * as an open file, and a path through /proc needs no right to the folders above.
 */
const sightOf = (folder: string) =>
  postgresUser === undefined || openToOthers(dirname(folder)) || !existsSync("/proc/self/fd")
    ? { path: folder, handed: [] }
    : { path: "/proc/self/fd/3", handed: [openSync(folder, "r")] }

const logOf = (folder: string) => join(folder, "postgres.log")

export const lastWord = (folder: string): string => {
  const log = logOf(folder)
  return `${log} says: ${existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").at(-1) : "nothing"}`
}

/** Runs one of PostgreSQL's programs on the folder, apart from our terminal: Ctrl-C there is for us to pass on. */
const runOn = (
  folder: string,
  program: string,
  args: (path: string) => ReadonlyArray<string>
): Effect.Effect<ChildProcess> =>
  Effect.sync(() => {
    const { path, handed } = sightOf(folder)
    const output = openSync(logOf(folder), "a")
    const child = spawn(program, args(path), {
      ...postgresUser,
      cwd: "/",
      detached: true,
      stdio: ["ignore", output, output, ...handed]
    })
    for (const file of [output, ...handed]) closeSync(file)
    return child
  })

const give = (path: string) => {
  if (postgresUser !== undefined) chownSync(path, postgresUser.uid, postgresUser.gid)
}

const exitOf = (child: ChildProcess) =>
  Effect.async<number | null>(resume => {
    child.once("error", () => resume(Effect.succeed(null)))
    child.once("exit", code => resume(Effect.succeed(code)))
    return Effect.async<void>(ended => {
      child.once("exit", () => ended(Effect.void))
      child.kill()
    })
  })

const passwordIn = (folder: string): string => {
  const file = join(folder, "password")
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 })
    give(file)
  }
  return readFileSync(file, "utf8")
}

/** Made aside and moved into place whole: a start that is broken off leaves no half of a cluster. */
const initialise = (bin: string, folder: string, durable: boolean) =>
  Effect.acquireUseRelease(
    Effect.sync(() => {
      const aside = mkdtempSync(join(folder, "new-"))
      give(aside)
      return aside
    }),
    aside =>
      Effect.gen(function* () {
        const child = yield* runOn(folder, join(bin, "initdb"), path => [
          `--pgdata=${join(path, basename(aside), "data")}`,
          `--username=${adminUser}`,
          `--pwfile=${join(path, "password")}`,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C",
          ...(durable ? [] : ["--no-sync"])
        ])
        if ((yield* exitOf(child)) !== 0)
          return yield* new PostgresUnavailable({ message: `initdb failed; ${lastWord(folder)}` })
        if (!existsSync(join(folder, "data"))) renameSync(join(aside, "data"), join(folder, "data"))
      }),
    aside => Effect.sync(() => rmSync(aside, { recursive: true, force: true }))
  )

/** The cluster in the folder, made on first use. */
export const clusterIn = (bin: string, folder: string, durable: boolean) =>
  Effect.gen(function* () {
    const password = yield* Effect.try({
      try: () => {
        mkdirSync(folder, { recursive: true, mode: 0o755 })
        give(folder)
        return passwordIn(folder)
      },
      catch: cause =>
        new PostgresUnavailable({
          message: `the data folder ${dirname(folder)} cannot be used (${cause instanceof Error ? cause.message : cause}): it must be this user's own; set CALLWISE_DATA_DIR to another, or DATABASE_URL.`
        })
    })
    const data = join(folder, "data")
    if (!existsSync(data)) yield* initialise(bin, folder, durable)
    return { folder, data, log: logOf(folder), password } satisfies Cluster
  })

export interface ServerOptions {
  readonly bin: string
  readonly folder: string
  readonly port: number
  readonly durable: boolean
}

export const startServer = ({ bin, folder, port, durable }: ServerOptions) => {
  const settings = {
    listen_addresses: "127.0.0.1",
    port: `${port}`,
    unix_socket_directories: "",
    max_connections: "200",
    shared_buffers: "256MB",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" })
  }
  return runOn(folder, join(bin, "postgres"), path => [
    "-D",
    join(path, "data"),
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  ])
}
