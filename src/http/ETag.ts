import { type HttpServerRequest, HttpServerResponse } from "@effect/platform"
import type { Rendered } from "./Rendered.ts"

const matches = (header: string | undefined, tag: string): boolean =>
  header !== undefined &&
  (header.trim() === "*" || header.split(",").some(candidate => candidate.trim().replace(/^W\//, "") === tag))

/** JSON with an entity tag of its content; nothing but 304 when the caller has it already. */
export const taggedJson = (request: HttpServerRequest.HttpServerRequest, { json, tag }: Rendered) => {
  const headers = { etag: `"${tag}"`, "cache-control": "private, no-cache" }
  return matches(request.headers["if-none-match"], headers.etag)
    ? HttpServerResponse.empty({ status: 304, headers })
    : HttpServerResponse.text(json, { headers, contentType: "application/json" })
}
