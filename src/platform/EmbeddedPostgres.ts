import { spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { Effect, Redacted, Schedule } from "effect"
import pg from "pg"
import { PostgresUnavailable, postgresBinaries, postgresUser, reachable } from "./PostgresBinaries.ts"

const databaseName = "callwise"
const adminUser = "callwise"

export interface EmbeddedOptions {
  /** Folder of the cluster; made on first use. */
  readonly folder: string
  /** False only for throw-away databases: faster, and lost in a crash of the machine. */
  readonly durable: boolean
}

interface Cluster {
  readonly data: string
  readonly log: string
  readonly password: string
}

const run = (command: string, args: ReadonlyArray<string>) =>
  Effect.async<void, PostgresUnavailable>(resume => {
    const child = spawn(command, args, { ...postgresUser, stdio: ["ignore", "ignore", "pipe"] })
    let stderr = ""
    child.stderr.on("data", chunk => {
      stderr += chunk
    })
    child.on("error", cause =>
      resume(new PostgresUnavailable({ message: `${command} did not start: ${cause.message}` }))
    )
    child.on("exit", code =>
      resume(code === 0 ? Effect.void : new PostgresUnavailable({ message: `${command} failed: ${stderr.trim()}` }))
    )
  })

const prepare = Effect.fnUntraced(function* (bin: string, { folder, durable }: EmbeddedOptions) {
  const place = reachable(folder)
  mkdirSync(place, { recursive: true, mode: 0o755 })
  if (place !== folder && !existsSync(folder) && !isLink(folder)) symlinkSync(place, folder)
  if (postgresUser !== undefined) chownSync(place, postgresUser.uid, postgresUser.gid)
  const data = join(place, "data")
  const passwordFile = join(place, "password")
  if (!existsSync(join(data, "PG_VERSION"))) {
    rmSync(data, { recursive: true, force: true })
    writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 })
    if (postgresUser !== undefined) chownSync(passwordFile, postgresUser.uid, postgresUser.gid)
    yield* run(join(bin, "initdb"), [
      `--pgdata=${data}`,
      `--username=${adminUser}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      ...(durable ? [] : ["--no-sync"])
    ])
  }
  return { data, log: join(place, "postgres.log"), password: readFileSync(passwordFile, "utf8") } satisfies Cluster
})

const isLink = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true

/** The port of a server that really runs on this folder; the lock of a dead or foreign process is removed. */
const runningPort = ({ data }: Cluster): number | undefined => {
  const lock = join(data, "postmaster.pid")
  if (!existsSync(lock)) return undefined
  const lines = readFileSync(lock, "utf8").split("\n")
  const pid = Number(lines[0])
  if (isPostgres(pid, data)) return Number(lines[3])
  rmSync(lock, { force: true })
  return undefined
}

const isPostgres = (pid: number, data: string): boolean => {
  try {
    process.kill(pid, 0)
    const commandLine = `/proc/${pid}/cmdline`
    return !existsSync("/proc/self") || readFileSync(commandLine, "utf8").includes(data)
  } catch {
    return false
  }
}

const freePort = Effect.async<number>(resume => {
  const probe = createServer()
  probe.listen(0, "127.0.0.1", () => {
    const address = probe.address()
    const port = address !== null && typeof address === "object" ? address.port : 0
    probe.close(() => resume(Effect.succeed(port)))
  })
})

const launch = (bin: string, { data, log }: Cluster, port: number, durable: boolean) =>
  Effect.sync(() => {
    const output = openSync(log, "a")
    const settings = {
      listen_addresses: "127.0.0.1",
      port: `${port}`,
      unix_socket_directories: "",
      max_connections: "200",
      shared_buffers: "256MB",
      ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" })
    }
    spawn(
      join(bin, "postgres"),
      ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      { ...postgresUser, detached: true, stdio: ["ignore", output, output] }
    ).unref()
  })

const connection = (port: number, password: string, database: string) => ({
  host: "127.0.0.1",
  port,
  user: adminUser,
  password,
  database
})

const query = (port: number, { password }: Cluster, text: string) =>
  Effect.tryPromise({
    try: async () => {
      const client = new pg.Client(connection(port, password, "postgres"))
      client.on("error", () => undefined)
      await client.connect()
      try {
        return (await client.query(text)).rows
      } finally {
        await client.end()
      }
    },
    catch: cause => new PostgresUnavailable({ message: `The embedded PostgreSQL does not answer: ${cause}` })
  })

const ensureDatabase = (port: number, cluster: Cluster) =>
  query(port, cluster, `select from pg_database where datname = '${databaseName}'`).pipe(
    Effect.retry(Schedule.spaced("25 millis").pipe(Schedule.intersect(Schedule.recurs(1_200)))),
    Effect.flatMap(rows => (rows.length > 0 ? Effect.void : query(port, cluster, `create database ${databaseName}`)))
  )

/** The last to leave stops the server: a script and the service may share one. */
const leave = (port: number, cluster: Cluster) =>
  query(
    port,
    cluster,
    "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()"
  ).pipe(
    Effect.flatMap(others =>
      others.length > 0
        ? Effect.void
        : Effect.sync(() =>
            process.kill(Number(readFileSync(join(cluster.data, "postmaster.pid"), "utf8").split("\n")[0]), "SIGINT")
          )
    ),
    Effect.ignore
  )

/** A real PostgreSQL server of our own, joined when one runs on the folder already; gives the URL of its database. */
export const embeddedPostgres = Effect.fn("EmbeddedPostgres")(function* (options: EmbeddedOptions) {
  const bin = yield* postgresBinaries
  const cluster = yield* prepare(bin, options)
  const running = runningPort(cluster)
  const port = running ?? (yield* freePort)
  if (running === undefined) yield* launch(bin, cluster, port, options.durable)
  yield* Effect.addFinalizer(() => leave(port, cluster))
  yield* ensureDatabase(port, cluster)
  return Redacted.make(`postgres://${adminUser}:${cluster.password}@127.0.0.1:${port}/${databaseName}`)
})
