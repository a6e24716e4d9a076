import { Clock, Context, Effect, Layer, Queue, type Scope, Stream } from "effect"
import { listen } from "../../platform/Listen.ts"
import type { CallId } from "../CallId.ts"
import { announcing } from "./Announcing.ts"
import { type CallMessage, callsChannel } from "./CallMessage.ts"

export interface Follower {
  /** Has something when there may be more to read. */
  readonly woken: Queue.Dequeue<void>
  /** The number up to which it has read. */
  read: number
  /** What was told here and follows on it, so that it need not be read. */
  told: ReadonlyArray<CallMessage>
  /** Whether there may be something behind that which only the database knows. */
  mayMiss: boolean
  /** When it last got something; from then on it is quiet. */
  quietSinceMs: number
  /** Whether it is to be told that the stream still lives. */
  isDue: boolean
  /** It has been quiet for long: to look for itself, and to say that it lives. */
  readonly beat: Effect.Effect<void>
  /** Whether it is to end, however much there is to read. */
  readonly isLeaving: boolean
  readonly leave: Effect.Effect<void>
}

interface Following extends Follower {
  readonly woken: Queue.Queue<void>
  isLeaving: boolean
}

/** Up to where it has read, or will have with what it was told. */
const knows = ({ read, told }: Following): number => told.at(-1)?.sequence ?? read

const make = Effect.gen(function* () {
  const followers = new Map<string, Set<Following>>()
  const announce = yield* announcing

  const wakeSome = (some: Iterable<Following>, sequence: number) =>
    Effect.sync(() => {
      for (const one of some)
        if (knows(one) < sequence) {
          one.mayMiss = true
          one.woken.unsafeOffer(undefined)
        }
    })

  /** Here, and at once: what another replica has to tell comes by notification. */
  const wake = (callId: string, sequence = Number.POSITIVE_INFINITY) =>
    Effect.suspend(() => wakeSome(followers.get(callId) ?? [], sequence))

  /** Just written here: whoever has read up to it gets it as it is, and other replicas are notified. */
  const tell = (messages: ReadonlyArray<CallMessage>) =>
    Effect.sync(() => {
      const [first, last] = [messages[0], messages.at(-1)]
      if (first === undefined || last === undefined) return
      for (const one of followers.get(first.callId) ?? []) {
        if (knows(one) >= last.sequence) continue
        if (one.told.length === 0 && one.read === first.sequence - 1) one.told = messages
        else one.mayMiss = true
        one.woken.unsafeOffer(undefined)
      }
      announce(first.callId, last.sequence)
    })

  const wakeAll = Effect.suspend(() =>
    Effect.forEach(followers.values(), some => wakeSome(some, Number.POSITIVE_INFINITY), { discard: true })
  )

  const heard = (payload: string) => {
    const [callId = "", sequence = ""] = payload.split(" ")
    return callId === "" ? wakeAll : wake(callId, Number(sequence))
  }

  yield* Effect.forkScoped(Stream.runForEach(listen(callsChannel), heard))

  const follow = (callId: CallId, read: number): Effect.Effect<Follower, never, Scope.Scope> =>
    Effect.acquireRelease(
      Effect.gen(function* () {
        const woken = yield* Queue.sliding<void>(1)
        const leave = Effect.sync(() => {
          follower.isLeaving = true
          woken.unsafeOffer(undefined)
        })
        const beat = Effect.sync(() => {
          follower.mayMiss = true
          follower.isDue = true
          woken.unsafeOffer(undefined)
        })
        const quietSinceMs = yield* Clock.currentTimeMillis
        const follower: Following = {
          woken,
          read,
          told: [],
          mayMiss: true,
          quietSinceMs,
          isDue: false,
          beat,
          isLeaving: false,
          leave
        }
        const some = followers.get(callId) ?? new Set()
        followers.set(callId, some.add(follower))
        return follower
      }),
      follower =>
        Effect.sync(() => {
          const some = followers.get(callId)
          some?.delete(follower)
          if (some?.size === 0) followers.delete(callId)
        })
    )

  return { wake, tell, follow }
})

/** Tells those who follow a call on this replica that there may be news, whichever replica wrote it. */
export class CallNews extends Context.Tag("callwise/calls/stream/CallNews")<
  CallNews,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.scoped(CallNews, make)
}
