import {
  Chunk,
  Clock,
  Context,
  DateTime,
  Deferred,
  Duration,
  Effect,
  Layer,
  Option,
  Queue,
  Schedule,
  Stream
} from "effect"
import { Showing } from "../../coaching/feedback/Showing.ts"
import type { Caller } from "../../keys/ApiKey.ts"
import { LiveKeys } from "../../keys/LiveKeys.ts"
import { CallNotFound } from "../Call.ts"
import type { CallId } from "../CallId.ts"
import { CallsRepo } from "../CallsRepo.ts"
import type { CallMessage } from "./CallMessage.ts"
import { CallMessages, readAtMost } from "./CallMessages.ts"
import { CallNews, type Follower } from "./CallNews.ts"
import { fresh } from "./Freshness.ts"
import { places } from "./Places.ts"
import { SequenceNotReached } from "./SequenceNotReached.ts"
import { StreamSettings } from "./StreamSettings.ts"

/** Something to send, or a sign of life. */
export type Frame = CallMessage | "heartbeat"

const make = Effect.gen(function* () {
  const { atMost, heartbeat, life, ofKeyAtMost } = yield* StreamSettings
  const calls = yield* CallsRepo
  const messages = yield* CallMessages
  const news = yield* CallNews
  const showing = yield* Showing
  const keys = yield* LiveKeys
  const { full, place } = places(atMost, ofKeyAtMost)
  const leaving = yield* Deferred.make<void>()

  const sent = (found: ReadonlyArray<CallMessage>) =>
    Effect.gen(function* () {
      const now = yield* DateTime.now
      const all = yield* Effect.forEach(found, message => fresh(message, now))
      yield* showing.shown(all.flatMap(({ shown }) => shown))
      return Chunk.fromIterable(all.map(({ message }) => message))
    })

  /** What was told here, or else what is written; it is not looked for where nothing can be. */
  const behind = (callId: CallId, follower: Follower, after: number) => {
    const told = follower.told.filter(({ sequence }) => sequence > after)
    follower.told = []
    if (told[0]?.sequence === after + 1) return Effect.succeedSome(told)
    if (!follower.mayMiss) return Effect.succeedSome([])
    follower.mayMiss = false
    return Effect.tap(messages.after(callId, after), found => {
      if (Option.isSome(found) && found.value.length === readAtMost) follower.mayMiss = true
    })
  }

  type Read = readonly [Chunk.Chunk<Frame>, Option.Option<number>]
  const over: Read = [Chunk.empty(), Option.none()]

  /** Read only when whoever follows has taken what came before: nothing piles up. */
  const next =
    (callId: CallId, follower: Follower, isOver: boolean) =>
    (after: number): Effect.Effect<Read> =>
      Effect.gen(function* () {
        while (!follower.isLeaving) {
          const found = yield* behind(callId, follower, after)
          const last = Option.getOrUndefined(found)?.at(-1)
          if (last !== undefined) {
            follower.read = last.sequence
            follower.isDue = false
            follower.quietSinceMs = yield* Clock.currentTimeMillis
            const frames = yield* sent(Option.getOrElse(found, () => []))
            return [frames, last.type === "call_ended" ? Option.none() : Option.some(last.sequence)]
          }
          if (isOver || Option.isNone(found)) return over
          if (follower.isDue) {
            follower.isDue = false
            return [Chunk.of("heartbeat"), Option.some(after)]
          }
          yield* Queue.take(follower.woken)
        }
        return over
      })

  /** One clock for a stream, not one for each message that is waited for. */
  const beats = (follower: Follower) =>
    Effect.gen(function* () {
      const quietMs = (yield* Clock.currentTimeMillis) - follower.quietSinceMs
      const leftMs = Duration.toMillis(heartbeat) - quietMs
      if (leftMs <= 0) yield* follower.beat
      yield* Effect.sleep(leftMs <= 0 ? heartbeat : Duration.millis(leftMs))
    }).pipe(Effect.forever)

  /** Looked at between heartbeats: a stream outlives its key by no more than that and the seconds a key is trusted for. */
  const keyEnds = (caller: Caller | null) =>
    caller === null
      ? Effect.never
      : keys.holds(caller.keyId).pipe(Effect.repeat({ while: holds => holds, schedule: Schedule.spaced(heartbeat) }))

  /** Many may have been let in at once: who finds no place then is told nothing, and comes back. */
  const frames = (callId: CallId, after: number, isOver: boolean, caller: Caller | null): Stream.Stream<Frame> =>
    Stream.unwrapScoped(
      Effect.gen(function* () {
        if (!(yield* place(caller?.keyId ?? null))) return Stream.empty
        const follower = yield* news.follow(callId, after)
        const ends = Effect.raceFirst(Effect.raceFirst(Effect.sleep(life), Deferred.await(leaving)), keyEnds(caller))
        yield* Effect.forkScoped(Effect.ensuring(ends, follower.leave))
        yield* Effect.forkScoped(beats(follower))
        return Stream.paginateChunkEffect(after, next(callId, follower, isOver))
      })
    )

  /** From behind a number on, without a gap, to the end of the call or of the stream's life. */
  const follow = Effect.fn("CallStreams.follow")(function* (callId: CallId, after: number, caller: Caller | null) {
    yield* Effect.annotateCurrentSpan({ callId, after })
    const found = yield* calls.read(callId, caller?.agentId ?? null, "call.followed")
    if (Option.isNone(found)) return yield* new CallNotFound({ callId })
    yield* full(caller?.keyId ?? null)
    if (after > 0) {
      const last = yield* messages.last(callId)
      if (after > last) return yield* new SequenceNotReached({ callId, last })
    }
    return frames(callId, after, found.value.status === "ended", caller)
  })

  /** Ends every stream, so that whoever follows comes back to a replica that stays. */
  const leave = Effect.asVoid(Deferred.succeed(leaving, undefined))

  return { follow, leave }
})

export class CallStreams extends Context.Tag("callwise/calls/stream/CallStreams")<
  CallStreams,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(CallStreams, make).pipe(Layer.provide([CallsRepo.layer, LiveKeys.layer]))
}
