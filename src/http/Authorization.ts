import { HttpApiMiddleware, HttpApiSchema, HttpApiSecurity, OpenApi } from "@effect/platform"
import { Effect, Layer, Schema } from "effect"
import { mayDo, Scope } from "../keys/ApiKey.ts"
import { CurrentCaller } from "./Caller.ts"

export class Unauthorized extends Schema.TaggedError<Unauthorized>()(
  "Unauthorized",
  {},
  HttpApiSchema.annotations({
    status: 401,
    description: "No valid key came with the request: send Authorization: Bearer <key>."
  })
) {}

export class ScopeMissing extends Schema.TaggedError<ScopeMissing>()(
  "ScopeMissing",
  { scope: Scope },
  HttpApiSchema.annotations({ status: 403, description: "The key is valid and lacks the scope this call needs." })
) {}

const bearer = HttpApiSecurity.bearer.pipe(
  HttpApiSecurity.annotate(OpenApi.Description, "An API key, made with `bun run keys` or POST /api/keys.")
)

export interface Requires<S extends Scope> {
  readonly scope: S
  readonly [HttpApiMiddleware.TypeId]: {
    readonly provides: never
    readonly failure: Unauthorized | ScopeMissing
    readonly failureContext: never
  }
}

const requirement = <const S extends Scope>(scope: S) =>
  HttpApiMiddleware.Tag<Requires<S>>()(`callwise/http/Requires/${scope}`, {
    failure: Schema.Union(Unauthorized, ScopeMissing),
    security: { bearer }
  })

/** For what one call needs beyond its endpoint's scope. */
export const requireScope = (scope: Scope): Effect.Effect<void, Unauthorized | ScopeMissing> =>
  Effect.flatMap(CurrentCaller, (caller): Effect.Effect<void, Unauthorized | ScopeMissing> => {
    if (caller === null) return Effect.fail(new Unauthorized())
    return mayDo(caller, scope) ? Effect.void : Effect.fail(new ScopeMissing({ scope }))
  })

/** The scope that a group or an endpoint needs: `.middleware(Requires.leadsRead)`. */
export const Requires = {
  leadsRead: requirement("leads:read"),
  leadsWrite: requirement("leads:write"),
  enrich: requirement("enrich"),
  offers: requirement("offers"),
  coaching: requirement("coaching"),
  risk: requirement("risk"),
  analytics: requirement("analytics"),
  providersAdmin: requirement("providers:admin"),
  privacyAdmin: requirement("privacy:admin"),
  admin: requirement("admin")
} as const

export const Authorization = Layer.mergeAll(
  Layer.succeed(Requires.leadsRead, { bearer: () => requireScope("leads:read") }),
  Layer.succeed(Requires.leadsWrite, { bearer: () => requireScope("leads:write") }),
  Layer.succeed(Requires.enrich, { bearer: () => requireScope("enrich") }),
  Layer.succeed(Requires.offers, { bearer: () => requireScope("offers") }),
  Layer.succeed(Requires.coaching, { bearer: () => requireScope("coaching") }),
  Layer.succeed(Requires.risk, { bearer: () => requireScope("risk") }),
  Layer.succeed(Requires.analytics, { bearer: () => requireScope("analytics") }),
  Layer.succeed(Requires.providersAdmin, { bearer: () => requireScope("providers:admin") }),
  Layer.succeed(Requires.privacyAdmin, { bearer: () => requireScope("privacy:admin") }),
  Layer.succeed(Requires.admin, { bearer: () => requireScope("admin") })
)
