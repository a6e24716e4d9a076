import { HttpServerResponse } from "@effect/platform"
import { Stream } from "effect"
import type { Frame } from "./CallStreams.ts"

const textOf = (frame: Frame): string =>
  frame === "heartbeat"
    ? ": here\n\n"
    : `id: ${frame.sequence}\nevent: ${frame.type}\ndata: ${JSON.stringify(frame)}\n\n`

const encoder = new TextEncoder()
const firstWords = encoder.encode("retry: 1000\n\n")

/** As Server-Sent Events; nobody on the way may keep them back. */
export const eventStream = (frames: Stream.Stream<Frame>) =>
  HttpServerResponse.stream(
    frames.pipe(
      Stream.map(frame => encoder.encode(textOf(frame))),
      stream => Stream.concat(Stream.make(firstWords), stream)
    ),
    {
      contentType: "text/event-stream",
      headers: { "cache-control": "no-store", "x-accel-buffering": "no" }
    }
  )
