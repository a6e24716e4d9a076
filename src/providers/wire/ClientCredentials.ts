import { HttpClientRequest } from "@effect/platform"
import { Effect, Option, Redacted, Schema } from "effect"
import { ProviderFailure } from "../Provider.ts"
import type { Grant } from "./AccessTokens.ts"
import { basicAuthorization } from "./Credentials.ts"
import { type Exchange, succeeded } from "./Exchange.ts"
import { decodeBody, readError } from "./Json.ts"
import { quantity, text } from "./Lenient.ts"
import { reasonOf, refusal } from "./Refusal.ts"

const Token = Schema.Struct({
  access_token: Schema.String.pipe(Schema.minLength(1)),
  expires_in: quantity,
  expiresIn: quantity
})

const TokenError = Schema.Struct({ error: text })

const assumedLifetimeSeconds = 600

const unbilled = (failure: ProviderFailure) => new ProviderFailure({ ...failure, billing: "none" })

const rejected = (status: number) => (status === 400 ? "auth_rejected" : reasonOf(status))

/** OAuth 2.0 client credentials; the older spelling of the lifetime is understood too. */
export const requestToken = (
  exchange: Exchange,
  url: string,
  idAndSecret: Redacted.Redacted<string>
): Effect.Effect<Grant, ProviderFailure> =>
  HttpClientRequest.post(url).pipe(
    HttpClientRequest.setHeaders({ authorization: basicAuthorization(idAndSecret), accept: "application/json" }),
    HttpClientRequest.bodyUrlParams({ grant_type: "client_credentials" }),
    exchange,
    Effect.flatMap(received =>
      succeeded(received)
        ? decodeBody(Token)(received)
        : refusal(received, {
            reason: rejected(received.status),
            code: Option.getOrUndefined(readError(TokenError)(received))?.error
          })
    ),
    Effect.map(token => ({
      token: Redacted.make(token.access_token),
      lifetimeMillis: Math.max(0, token.expires_in ?? token.expiresIn ?? assumedLifetimeSeconds) * 1000
    })),
    Effect.mapError(unbilled)
  )
