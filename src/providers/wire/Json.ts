import { Effect, Option, Schema } from "effect"
import { ProviderFailure } from "../Provider.ts"
import type { Received } from "./Exchange.ts"

export type Json = string | number | boolean | null | Array<Json> | { [member: string]: Json }

type Reviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown

/** Integers beyond 2^53 become the text they were written as, so that no id is ever rounded. */
const exactIntegers: Reviver = (_key, value, context) =>
  typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value) && context?.source !== undefined
    ? context.source
    : value

export const parseJson = (text: string): Option.Option<Json> =>
  Option.liftThrowable((json: string): Json => JSON.parse(json, exactIntegers))(text)

export const malformed = (received: Received) =>
  new ProviderFailure({ reason: "malformed", billing: "unknown", status: received.status })

export const decodeBody =
  <A, I>(schema: Schema.Schema<A, I>) =>
  (received: Received): Effect.Effect<A, ProviderFailure> =>
    parseJson(received.body).pipe(
      Option.flatMap(Schema.decodeUnknownOption(schema)),
      Effect.mapError(() => malformed(received))
    )

export const readError =
  <A, I>(schema: Schema.Schema<A, I>) =>
  (received: Received): Option.Option<A> =>
    Option.flatMap(parseJson(received.body), Schema.decodeUnknownOption(schema))
