import { type HttpServerRequest, HttpServerResponse } from "@effect/platform"

const matches = (header: string | undefined, tag: string): boolean =>
  header !== undefined &&
  (header.trim() === "*" || header.split(",").some(candidate => candidate.trim().replace(/^W\//, "") === tag))

/** JSON with an entity tag of its content, nothing but 304 when the caller has it already; rendered once for a value. */
export const taggedJson = <A extends object>(encode: (value: A) => unknown) => {
  const rendered = new WeakMap<A, { readonly body: string; readonly etag: string }>()
  const render = (value: A) => {
    const body = JSON.stringify(encode(value))
    return { body, etag: `"${Bun.hash(body).toString(36)}"` }
  }
  return (request: HttpServerRequest.HttpServerRequest, value: A) => {
    const known = rendered.get(value) ?? render(value)
    rendered.set(value, known)
    const headers = { etag: known.etag, "cache-control": "private, no-cache" }
    return matches(request.headers["if-none-match"], known.etag)
      ? HttpServerResponse.empty({ status: 304, headers })
      : HttpServerResponse.text(known.body, { headers, contentType: "application/json" })
  }
}
