import { Schema } from "effect"

export class TooManyStreams extends Schema.TaggedError<TooManyStreams>()(
  "TooManyStreams",
  {},
  { description: "This replica serves as many streams as it may (CALLWISE_STREAMS); try again, or another one." }
) {}
