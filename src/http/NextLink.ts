import { HttpApp, HttpServerResponse } from "@effect/platform"
import { Effect } from "effect"
import { CurrentInbound } from "./Inbound.ts"

/** Says where the next page is also in a Link header, with the same filters. */
export const linkNext = ({ nextCursor }: { readonly nextCursor: string | null }) =>
  nextCursor === null
    ? Effect.void
    : Effect.flatMap(CurrentInbound, inbound => {
        const next = new URL(inbound.url)
        next.searchParams.set("cursor", nextCursor)
        const link = `<${next.pathname}${next.search}>; rel="next"`
        return HttpApp.appendPreResponseHandler((_, response) =>
          Effect.succeed(HttpServerResponse.setHeader(response, "link", link))
        )
      })
