import { Context, Data, Duration, Effect, Layer, Redacted, Schedule, Stream } from "effect"
import pg from "pg"
import { connectionName } from "./ConnectionName.ts"
import { DatabaseUrl } from "./DatabaseUrl.ts"

class ListenLost extends Data.TaggedError("ListenLost") {}

type Hear = (payload: string) => void

const retrying = Schedule.union(Schedule.exponential(Duration.millis(200)), Schedule.spaced(Duration.seconds(15))).pipe(
  Schedule.resetAfter(Duration.minutes(1))
)

const make = Effect.gen(function* () {
  const { url } = yield* DatabaseUrl
  const hearers = new Map<string, Set<Hear>>()
  let live: pg.Client | undefined

  const tell = (channel: string, payload: string) => {
    for (const hear of hearers.get(channel) ?? []) hear(payload)
  }

  const begin = async (client: pg.Client, channel: string) => {
    await client.query(`listen ${client.escapeIdentifier(channel)}`)
    tell(channel, "")
  }

  const listening = Effect.async<never, ListenLost>(resume => {
    const client = new pg.Client({
      connectionString: Redacted.value(url),
      application_name: connectionName,
      connectionTimeoutMillis: 5_000,
      keepAlive: true
    })
    const end = () => client.end().catch(() => undefined)
    const lost = () => {
      resume(Effect.fail(new ListenLost()))
      void end()
    }
    client.on("error", lost)
    client.on("end", lost)
    client.on("notification", ({ channel, payload = "" }) => tell(channel, payload))
    const start = async () => {
      await client.connect()
      live = client
      for (const channel of hearers.keys()) await begin(client, channel)
    }
    start().catch(lost)
    return Effect.promise(end)
  }).pipe(
    Effect.onExit(() =>
      Effect.sync(() => {
        live = undefined
      })
    )
  )
  yield* Effect.forkScoped(Effect.retry(listening, retrying))

  const join = (channel: string, hear: Hear) =>
    Effect.sync(() => {
      const others = hearers.get(channel)
      hearers.set(channel, (others ?? new Set()).add(hear))
      if (live !== undefined) begin(live, channel).catch(() => undefined)
    })

  const leave = (channel: string, hear: Hear) => Effect.sync(() => void hearers.get(channel)?.delete(hear))

  const channel = (name: string): Stream.Stream<string> =>
    Stream.asyncPush(
      emit => {
        const hear: Hear = payload => void emit.single(payload)
        return Effect.acquireRelease(join(name, hear), () => leave(name, hear))
      },
      { bufferSize: 1_024, strategy: "sliding" }
    )

  return { channel }
})

/** One connection for all channels: the server wakes each that listens for every notification, whatever its channel. */
export class Listening extends Context.Tag("callwise/platform/Listen/Listening")<
  Listening,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.scoped(Listening, make)
}

/**
 * The payloads of a channel, and "" whenever listening begins or begins again. A connection that is lost is replaced, and
 * what was said meanwhile is not heard: take a payload as a hint to look, never as the news itself.
 */
export const listen = (channel: string): Stream.Stream<string, never, Listening> =>
  Stream.unwrap(Effect.map(Listening, listening => listening.channel(channel)))
