import { Schema } from "effect"

export class TooManyStreams extends Schema.TaggedError<TooManyStreams>()(
  "TooManyStreams",
  { retryAfterSeconds: Schema.Int },
  { description: "This replica serves as many streams as it may (CALLWISE_STREAMS); try again, or another one." }
) {}

export class TooManyStreamsOfKey extends Schema.TaggedError<TooManyStreamsOfKey>()(
  "TooManyStreamsOfKey",
  { retryAfterSeconds: Schema.Int },
  {
    description:
      "This key follows as many calls on this replica as it may (CALLWISE_STREAMS_PER_KEY); end one, or try again."
  }
) {}
