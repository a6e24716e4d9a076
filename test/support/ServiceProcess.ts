import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect } from "effect"

const root = join(import.meta.dirname, "../..")

/** A folder of the test's own, gone at its end. */
export const ownFolder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "callwise-service-"))),
  folder => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
)

export const freePort = Effect.sync(() => {
  const probe = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => new Response() })
  const { port } = probe
  probe.stop(true)
  return port ?? 0
})

/** `bun src/main.ts` with nothing in its environment but what is given; killed at the test's end if it still runs. */
export const startService = (env: Readonly<Record<string, string>>) =>
  Effect.gen(function* () {
    const child = yield* Effect.acquireRelease(
      Effect.sync(() =>
        Bun.spawn([process.execPath, join(root, "src/main.ts")], {
          cwd: tmpdir(),
          stdout: "pipe",
          stderr: "pipe",
          env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", PORT: "0", ...env }
        })
      ),
      child =>
        Effect.promise(() => {
          child.kill("SIGKILL")
          return child.exited
        })
    )
    let stdout = ""
    const told = new Promise<string>(resolve => {
      const read = async () => {
        const decoder = new TextDecoder()
        for await (const chunk of child.stdout) {
          stdout += decoder.decode(chunk, { stream: true })
          if (stdout.includes("enriched-profile")) resolve(stdout)
        }
        resolve(stdout)
        return stdout
      }
      void read()
    })
    const stderr = new Response(child.stderr).text()
    return {
      pid: child.pid,
      /** The greeting, or all that was said when the process has ended instead. */
      greeting: Effect.promise(() => told),
      stop: (signal: "SIGTERM" | "SIGINT" | "SIGKILL" = "SIGTERM") => Effect.sync(() => child.kill(signal)),
      /** Waits for the end. */
      ended: Effect.promise(async () => {
        const code = await child.exited
        return { code, stdout: await told.then(() => stdout), stderr: await stderr }
      })
    }
  })

const urlIn = /^Callwise is ready at (\S+)$/m
const keyIn = /^Your first key, shown this once: {2}(\S+)$/m

/** The same, once it is ready to be asked. */
export const readyService = (env: Readonly<Record<string, string>>) =>
  Effect.gen(function* () {
    const service = yield* startService(env)
    const greeting = yield* service.greeting
    const url = urlIn.exec(greeting)?.[1]
    if (url === undefined) {
      const { stdout, stderr } = yield* service.ended
      throw new Error(`the service did not start: ${stdout}${stderr}`)
    }
    return { ...service, url, key: keyIn.exec(greeting)?.[1] ?? null, text: greeting }
  })

export const ask = (
  url: string,
  key: string | null,
  method: string,
  path: string,
  body?: unknown,
  init: RequestInit = {}
) =>
  Effect.promise(async () => {
    const response = await fetch(`${url}${path}`, {
      method,
      ...init,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...init.headers
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) })
    })
    const text = await response.text()
    const isJson = response.headers.get("content-type")?.includes("json") === true
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text !== "" ? JSON.parse(text) : undefined
    }
  })
