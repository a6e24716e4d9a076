import type { Survey } from "./Endpoints.ts"
import { codeOf, titleOf } from "./Problem.ts"

const atTheEdge: Readonly<Record<string, string>> = {
  invalid_request: "400. Parts of the request do not fit the contract; errors lists each with a pointer or parameter.",
  malformed_json: "400. The body is not well-formed JSON in UTF-8.",
  not_found: "404. There is nothing at this path.",
  method_not_allowed: "405. The path exists and does not answer this method; Allow lists those it does.",
  idempotent_request_running: "409. A request with this Idempotency-Key is still running; ask again in a moment.",
  answer_erased:
    "410. This Idempotency-Key came before, about a person who has been erased since; it is not done again.",
  payload_too_large: "413. The body is larger than 1 MiB (imports: 64 MiB).",
  unsupported_media_type: "415. The body is not of a type that is read here.",
  idempotency_key_reused: "422. This Idempotency-Key came before with another request.",
  rate_limited: "429. The key has used up its requests of the minute; Retry-After says when to go on.",
  internal_error: "500. Something went wrong on the service's side; send the request id to its operator."
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

const explain = (survey: Survey, code: string): string | undefined => {
  if (atTheEdge[code] !== undefined) return atTheEdge[code]
  for (const [tag, { status, description }] of survey.errors)
    if (codeOf(tag) === code) return `${status}. ${description}`
  return undefined
}

/** What a problem's `type` leads to. */
export const problemPage = (survey: Survey, code: string): Response => {
  const text = explain(survey, code)
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(titleOf(code))}</title><style>body{font:16px/1.5 system-ui;max-width:40rem;margin:3rem auto;padding:0 1rem}</style>
<h1>${escaped(titleOf(code))}</h1><p><code>${escaped(code)}</code></p><p>${escaped(text ?? "No such problem is known here.")}</p>
<p><a href="/docs">API reference</a></p></html>`
  return new Response(body, {
    status: text === undefined ? 404 : 200,
    headers: { "content-type": "text/html; charset=utf-8" }
  })
}
