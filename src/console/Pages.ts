import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Hono } from "hono"
import { type Bundle, bundle } from "./Bundle.ts"

const samplesFolder = fileURLToPath(new URL("../../scripts/samples/calls/", import.meta.url))

/** What the page may do: its own script, its own style, its own service, and nothing else. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join("; ")

const page = ({ script, style }: Bundle) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Callwise: the call</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/console/${style}">
</head>
<body>
<div id="console"></div>
<script type="module" src="/console/${script}"></script>
<noscript>The call screen needs JavaScript.</noscript>
</body>
</html>
`

const samples = () =>
  readdirSync(samplesFolder)
    .filter(name => name.endsWith(".json"))
    .toSorted()
    .map((name): unknown => JSON.parse(readFileSync(`${samplesFolder}${name}`, "utf8")))

const oneBundle = () => {
  let made: Promise<Bundle> | undefined
  return (): Promise<Bundle> => {
    made ??= bundle()
    return made
  }
}

/** The call screen and what it is made of, put together when it is first asked for. */
export const pages = () => {
  const app = new Hono()
  const made = oneBundle()
  app.get("/console", async c =>
    c.html(page(await made()), 200, { "content-security-policy": policy, "cache-control": "no-cache" })
  )
  app.get("/console/samples.json", c => c.body(JSON.stringify(samples()), 200, { "content-type": "application/json" }))
  app.get("/console/:name", async c => {
    const asset = (await made()).assets.get(c.req.param("name"))
    if (asset === undefined) return c.notFound()
    const headers = {
      "content-type": asset.type,
      etag: asset.etag,
      "cache-control": "public, max-age=31536000, immutable"
    }
    return c.req.header("if-none-match") === asset.etag ? c.body(null, 304, headers) : c.body(asset.body, 200, headers)
  })
  return app
}
