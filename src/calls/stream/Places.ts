import { Effect } from "effect"
import type { KeyId } from "../../keys/ApiKey.ts"
import { TooManyStreams, TooManyStreamsOfKey } from "./TooManyStreams.ts"

const retryAfterSeconds = 5

/** The streams that are open here, and how many of them under each key: no key takes the places of all others. */
export const places = (atMost: number, ofKeyAtMost: number) => {
  let open = 0
  const ofKeys = new Map<KeyId, number>()
  const openOf = (keyId: KeyId): number => ofKeys.get(keyId) ?? 0

  const refusal = (keyId: KeyId | null) => {
    if (open >= atMost) return new TooManyStreams({ retryAfterSeconds })
    return keyId !== null && openOf(keyId) >= ofKeyAtMost ? new TooManyStreamsOfKey({ retryAfterSeconds }) : undefined
  }

  const take = (keyId: KeyId | null) => {
    open += 1
    if (keyId !== null) ofKeys.set(keyId, openOf(keyId) + 1)
  }

  const leave = (keyId: KeyId | null) => {
    open -= 1
    if (keyId === null) return
    const left = openOf(keyId) - 1
    if (left > 0) ofKeys.set(keyId, left)
    else ofKeys.delete(keyId)
  }

  return {
    /** Why there is none. */
    full: (keyId: KeyId | null) =>
      Effect.suspend((): Effect.Effect<void, TooManyStreams | TooManyStreamsOfKey> => refusal(keyId) ?? Effect.void),
    /** Whether it was taken; it is free again at the scope's end. */
    place: (keyId: KeyId | null) =>
      Effect.acquireRelease(
        Effect.sync(() => {
          const isFree = refusal(keyId) === undefined
          if (isFree) take(keyId)
          return isFree
        }),
        taken => (taken ? Effect.sync(() => leave(keyId)) : Effect.void)
      )
  }
}
