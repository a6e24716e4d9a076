import { Data, Duration, Effect, Redacted, Schedule, Stream } from "effect"
import pg from "pg"
import { connectionName } from "./ConnectionName.ts"
import { DatabaseUrl } from "./DatabaseUrl.ts"

class ListenLost extends Data.TaggedError("ListenLost") {}

const retrying = Schedule.union(Schedule.exponential(Duration.millis(200)), Schedule.spaced(Duration.seconds(15)))

const heard = (url: Redacted.Redacted, channel: string) =>
  Stream.asyncPush<string, ListenLost>(
    emit =>
      Effect.acquireRelease(
        Effect.tryPromise({
          try: async () => {
            const client = new pg.Client({
              connectionString: Redacted.value(url),
              application_name: connectionName,
              connectionTimeoutMillis: 5_000,
              keepAlive: true
            })
            const lost = () => emit.fail(new ListenLost())
            client.on("error", lost)
            client.on("end", lost)
            client.on("notification", ({ payload }) => emit.single(payload ?? ""))
            await client.connect()
            await client.query(`listen ${client.escapeIdentifier(channel)}`)
            emit.single("")
            return client
          },
          catch: () => new ListenLost()
        }),
        client => Effect.ignore(Effect.tryPromise(() => client.end()))
      ),
    { bufferSize: 1_024, strategy: "sliding" }
  )

/**
 * The payloads of a channel, and "" whenever listening begins or begins again. A connection that is lost is replaced, and
 * what was said meanwhile is not heard: take a payload as a hint to look, never as the news itself.
 */
export const listen = (channel: string): Stream.Stream<string, never, DatabaseUrl> =>
  Stream.unwrap(Effect.map(DatabaseUrl, ({ url }) => heard(url, channel).pipe(Stream.retry(retrying), Stream.orDie)))
