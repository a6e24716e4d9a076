import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Hono } from "hono"
import { page } from "../pages/Page.ts"

const samplesFolder = fileURLToPath(new URL("../../scripts/samples/calls/", import.meta.url))

const samples = () =>
  readdirSync(samplesFolder)
    .filter(name => name.endsWith(".json"))
    .toSorted()
    .map((name): unknown => JSON.parse(readFileSync(`${samplesFolder}${name}`, "utf8")))

/** The call screen, and the calls to rehearse with. */
export const consolePage = () => {
  const app = new Hono()
  app.get("/console/samples.json", c => c.body(JSON.stringify(samples()), 200, { "content-type": "application/json" }))
  return app.route(
    "/",
    page({
      path: "/console",
      title: "Callwise: the call",
      folder: "/console",
      sources: {
        script: new URL("./client/main.tsx", import.meta.url),
        style: new URL("./client/console.css", import.meta.url)
      }
    })
  )
}
