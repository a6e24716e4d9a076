import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Effect, Option, Redacted, Schedule } from "effect"
import pg from "pg"
import { connectionName } from "./ConnectionName.ts"
import { PostgresUnavailable, postgresBinaries } from "./PostgresBinaries.ts"
import { adminUser, type Cluster, clusterIn, lastWord, startServer } from "./PostgresCluster.ts"

const databaseName = "callwise"
const launchesAtMost = 20
const glance = "25 millis"

export interface EmbeddedOptions {
  /** Folder of the cluster; made on first use. */
  readonly folder: string
  /** False only for throw-away databases: faster, and lost in a crash of the machine. */
  readonly durable: boolean
}

const commandLine = (pid: number): string =>
  existsSync("/proc/self")
    ? readFileSync(`/proc/${pid}/cmdline`, "utf8")
    : execFileSync("ps", ["-o", "command=", "-p", `${pid}`], { encoding: "utf8" })

/** The process of a lock may be long dead, and its number another's. */
const isServer = (pid: number, data: string): boolean => {
  if (!(pid > 0)) return false
  try {
    const command = commandLine(pid)
    return command.includes(data) || (command !== "" && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data))
  } catch {
    return false
  }
}

interface Server {
  readonly pid: number
  readonly port: number
}

/** The server that really runs on this folder; the lock of a dead or foreign process is removed. */
const running = ({ data }: Cluster): Server | undefined => {
  const lock = join(data, "postmaster.pid")
  if (!existsSync(lock)) return undefined
  const lines = readFileSync(lock, "utf8").split("\n")
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (isServer(pid, data)) return port > 0 ? { pid, port } : undefined
  rmSync(lock, { force: true })
  return undefined
}

const freePort = Effect.async<number>(resume => {
  const probe = createServer()
  probe.listen(0, "127.0.0.1", () => {
    const address = probe.address()
    const port = address !== null && typeof address === "object" ? address.port : 0
    probe.close(() => resume(Effect.succeed(port)))
  })
})

const keeper = fileURLToPath(new URL("./ThrowAwayServer.ts", import.meta.url))

/** A throw-away server has a keeper at the end of a pipe, which ends it however we end. */
const launch = (bin: string, { folder }: Cluster, durable: boolean, port: number) =>
  Effect.map(
    durable
      ? startServer({ bin, folder, port, durable })
      : Effect.sync(() =>
          spawn(process.execPath, [keeper, bin, folder, `${port}`], {
            detached: true,
            stdio: ["pipe", "ignore", "ignore"]
          })
        ),
    child => {
      child.on("error", () => undefined)
      child.unref()
      return child
    }
  )

const query = (port: number, password: string, text: string) =>
  Effect.tryPromise(async () => {
    const client = new pg.Client({ host: "127.0.0.1", port, user: adminUser, password, database: "postgres" })
    client.on("error", () => undefined)
    await client.connect()
    try {
      return (await client.query(text)).rows
    } finally {
      await client.end()
    }
  })

const ensureDatabase = (port: number, password: string) =>
  Effect.gen(function* () {
    const rows = yield* query(port, password, `select from pg_database where datname = '${databaseName}'`)
    if (rows.length === 0) yield* query(port, password, `create database ${databaseName}`)
  })

const isGone = (child: ChildProcess | undefined) =>
  child === undefined || child.pid === undefined || child.exitCode !== null || child.signalCode !== null

/**
 * Joins the server on the folder, or starts one: also where another process starts it at the same moment, or one is just
 * leaving.
 */
const serverOn = (bin: string, cluster: Cluster, durable: boolean) => {
  let launched: ChildProcess | undefined
  let launches = 0
  const look = Effect.gen(function* () {
    const server = running(cluster)
    if (server !== undefined) {
      const answers = yield* Effect.option(ensureDatabase(server.port, cluster.password))
      return Option.as(answers, server.port)
    }
    if (isGone(launched)) {
      if (launches === launchesAtMost)
        return yield* new PostgresUnavailable({
          message: `the embedded PostgreSQL does not start; ${lastWord(cluster.folder)}`
        })
      if (launches > 0) yield* Effect.sleep("200 millis")
      launches += 1
      launched = yield* launch(bin, cluster, durable, yield* freePort)
    }
    return Option.none<number>()
  })
  const found = Effect.gen(function* () {
    while (true) {
      const port = yield* look
      if (Option.isSome(port)) return port.value
      yield* Effect.sleep(glance)
    }
  })
  return found.pipe(
    Effect.timeoutFail({
      duration: "2 minutes",
      onTimeout: () =>
        new PostgresUnavailable({ message: `the embedded PostgreSQL does not answer; ${lastWord(cluster.folder)}` })
    })
  )
}

/** Nobody else looks after it: when it dies under us it comes back where the pool expects it. */
const keepUp = (bin: string, cluster: Cluster, durable: boolean, port: number) =>
  Effect.gen(function* () {
    if (running(cluster) !== undefined) return
    yield* Effect.logWarning("The embedded PostgreSQL has stopped; it is started again")
    yield* launch(bin, cluster, durable, port)
  }).pipe(Effect.repeat(Schedule.spaced("2 seconds")), Effect.delay("2 seconds"))

const others = `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
  and application_name <> '${connectionName}'`

/** The last to leave stops the server, and sees it end: a script and the service may share one. */
const leave = (cluster: Cluster) =>
  Effect.gen(function* () {
    const server = running(cluster)
    if (server === undefined) return
    const shared = query(server.port, cluster.password, others).pipe(
      Effect.flatMap(rows => (rows.length === 0 ? Effect.void : Effect.fail("shared" as const)))
    )
    yield* Effect.retry(shared, Schedule.spaced("50 millis").pipe(Schedule.intersect(Schedule.recurs(20))))
    process.kill(server.pid, "SIGINT")
    yield* Effect.sync(() => running(cluster)).pipe(
      Effect.repeat({ while: left => left?.pid === server.pid, schedule: Schedule.spaced(glance) }),
      Effect.timeoutOption("10 seconds")
    )
  }).pipe(Effect.ignore)

/** A real PostgreSQL server of our own, joined when one runs on the folder already; gives the URL of its database. */
export const embeddedPostgres = Effect.fn("EmbeddedPostgres")(function* ({ folder, durable }: EmbeddedOptions) {
  const bin = yield* postgresBinaries
  const cluster = yield* clusterIn(bin, folder, durable)
  yield* Effect.addFinalizer(() => leave(cluster))
  const port = yield* serverOn(bin, cluster, durable)
  yield* Effect.forkScoped(keepUp(bin, cluster, durable, port))
  return Redacted.make(`postgres://${adminUser}:${cluster.password}@127.0.0.1:${port}/${databaseName}`)
})
