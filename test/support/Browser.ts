import { existsSync } from "node:fs"
import { connect, createServer, type Socket } from "node:net"
import AxeBuilder from "@axe-core/playwright"
import { Context, Effect, Layer } from "effect"
import { type Browser, chromium, type Page } from "playwright-core"
import { Server } from "../../src/http/Server.ts"

export const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(path =>
  existsSync(path)
)

export class Chromium extends Context.Tag("test/Chromium")<Chromium, Browser>() {
  static readonly layer = Layer.scoped(
    Chromium,
    Effect.acquireRelease(
      Effect.promise(() =>
        chromium.launch({
          ...(executablePath === undefined ? {} : { executablePath }),
          args: ["--no-sandbox", "--disable-gpu"]
        })
      ),
      browser => Effect.promise(() => browser.close())
    )
  )
}

/** Between the browser and the service, where a connection can be cut. */
const cable = Effect.gen(function* () {
  const { url } = yield* Server
  const open = new Set<Socket>()
  let isCut = false
  const server = createServer(near => {
    if (isCut) return near.destroy()
    const far = connect(Number(new URL(url).port), "127.0.0.1")
    for (const [one, other] of [
      [near, far],
      [far, near]
    ] as const) {
      open.add(one)
      one.on("error", () => other.destroy())
      one.on("close", () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  yield* Effect.acquireRelease(
    Effect.async<void>(resume => {
      server.listen(0, "127.0.0.1", () => resume(Effect.void))
    }),
    () =>
      Effect.sync(() => {
        server.close()
        for (const one of open) one.destroy()
      })
  )
  const address = server.address()
  const cut = () => {
    isCut = true
    for (const one of open) one.destroy()
  }
  const mend = () => {
    isCut = false
  }
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`, cut, mend }
})

export interface Opened {
  readonly page: Page
  readonly line: Effect.Effect.Success<typeof cable>
  readonly complaints: ReadonlyArray<string>
  readonly strangers: ReadonlyArray<string>
}

export const onPage = <A, E, R>(scheme: "light" | "dark", use: (opened: Opened) => Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const browser = yield* Chromium
    const line = yield* cable
    const { url } = line
    const context = yield* Effect.promise(() =>
      browser.newContext({
        baseURL: url,
        colorScheme: scheme,
        reducedMotion: "reduce",
        timezoneId: "UTC",
        viewport: { width: 1440, height: 900 }
      })
    )
    const page = yield* Effect.promise(() => context.newPage())
    const complaints: Array<string> = []
    const strangers: Array<string> = []
    page.on("pageerror", error => complaints.push(error.message))
    page.on("console", message => {
      if (message.type() === "error" && !/ERR_|status of 4\d\d/.test(message.text())) complaints.push(message.text())
    })
    page.on("request", request => {
      if (!request.url().startsWith(url)) strangers.push(request.url())
    })
    page.setDefaultTimeout(15_000)
    return yield* Effect.ensuring(
      use({ page, line, complaints, strangers }),
      Effect.promise(() => context.close())
    )
  }).pipe(Effect.scoped)

export const flawsOf = ({ page }: Opened) =>
  Effect.map(
    Effect.promise(() => new AxeBuilder({ page }).analyze()),
    ({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)
  )

export const sees = ({ page }: Opened, text: string | RegExp) =>
  Effect.promise(() => page.getByText(text).first().waitFor())
