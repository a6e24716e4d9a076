import { Effect } from "effect"
import type { CredentialCheck, ProviderFailure } from "../Provider.ts"

/** A rejected or unentitled key is an answer; used-up credits do not speak against the key; the rest is no answer. */
export const checkOf = (
  proof: Effect.Effect<CredentialCheck, ProviderFailure>
): Effect.Effect<CredentialCheck, ProviderFailure> =>
  Effect.catchAll(proof, (failure): Effect.Effect<CredentialCheck, ProviderFailure> => {
    if (failure.reason === "auth_rejected" || failure.reason === "forbidden")
      return Effect.succeed({ valid: false, reason: failure.reason })
    return failure.reason === "quota_exhausted" ? Effect.succeed({ valid: true, creditsLeft: 0 }) : Effect.fail(failure)
  })
