import { type HttpServerRequest, HttpServerResponse } from "@effect/platform"

const matches = (header: string | undefined, tag: string): boolean =>
  header !== undefined &&
  (header.trim() === "*" || header.split(",").some(candidate => candidate.trim().replace(/^W\//, "") === tag))

/** JSON with an entity tag of its content; nothing but 304 when the caller has it already. */
export const taggedJson = (request: HttpServerRequest.HttpServerRequest, value: unknown) => {
  const body = JSON.stringify(value)
  const etag = `"${Bun.hash(body).toString(36)}"`
  const headers = { etag, "cache-control": "private, no-cache" }
  return matches(request.headers["if-none-match"], etag)
    ? HttpServerResponse.empty({ status: 304, headers })
    : HttpServerResponse.text(body, { headers, contentType: "application/json" })
}
