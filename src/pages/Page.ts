import { Hono } from "hono"
import { accepts } from "hono/accepts"
import { type Bundle, bundle, type Sources } from "./Bundle.ts"

/** What a page may do: its own script, its own style, its own service, and nothing else. */
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

interface PageMade {
  readonly path: string
  readonly title: string
  /** Where its script and style are fetched from. */
  readonly folder: string
  readonly sources: Sources
}

const html = ({ folder, title }: PageMade, { script, style }: Bundle) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${folder}/${style}">
</head>
<body>
<div id="page"></div>
<script type="module" src="${folder}/${script}"></script>
<noscript>This page needs JavaScript.</noscript>
</body>
</html>
`

/** Made once; a failure is not kept: whoever asks next has it tried anew. */
const once = <A>(make: () => Promise<A>) => {
  let made: Promise<A> | undefined
  return (): Promise<A> => {
    made ??= make().catch(error => {
      made = undefined
      throw error
    })
    return made
  }
}

const types = ["text/html", "application/json"]

/** A page and what it is made of, put together when it is first asked for; programs that want JSON are not given it. */
export const page = (made: PageMade) => {
  const app = new Hono()
  const bundled = once(() => bundle(made.sources))
  app.get(made.path, async (c, next) => {
    if (accepts(c, { header: "Accept", supports: types, default: "text/html" }) !== "text/html") return next()
    return c.html(html(made, await bundled()), 200, {
      "content-security-policy": policy,
      "cache-control": "no-cache",
      vary: "Accept"
    })
  })
  app.get(`${made.folder}/:name`, async c => {
    const asset = (await bundled()).assets.get(c.req.param("name"))
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
