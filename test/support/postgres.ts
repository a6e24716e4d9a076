import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { join } from "node:path"
import { Effect, Exit, Redacted, Scope } from "effect"
import type { TestProject } from "vitest/node"
import { clientAt } from "../../src/platform/Database.ts"
import { embeddedPostgres } from "../../src/platform/EmbeddedPostgres.ts"
import { migrate } from "../../src/platform/Migrations.ts"

declare module "vitest" {
  interface ProvidedContext {
    readonly postgresUrl: string
  }
}

/** One throw-away server for the whole run; its database `callwise` is the migrated template of every suite's own. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync("/var/tmp/callwise-test-")
  chmodSync(folder, 0o755)
  const scope = Effect.runSync(Scope.make())
  const url = await Effect.runPromise(
    embeddedPostgres({ folder: join(folder, "postgres"), durable: false }).pipe(Scope.extend(scope))
  )
  await Effect.runPromise(migrate.pipe(Effect.provide(clientAt(url))))
  project.provide("postgresUrl", Redacted.value(url))
  return async () => {
    await Effect.runPromise(Scope.close(scope, Exit.void))
    rmSync(folder, { recursive: true, force: true })
  }
}
