import { HttpServerResponse } from "@effect/platform"
import { Schema } from "effect"

export class InvalidPart extends Schema.Class<InvalidPart>("InvalidPart")({
  pointer: Schema.optional(Schema.String.annotations({ description: "RFC 6901 pointer into the body." })),
  parameter: Schema.optional(
    Schema.String.annotations({ description: "Name of the path or query parameter or header." })
  ),
  message: Schema.String
}) {}

export class Problem extends Schema.Class<Problem>("Problem")(
  {
    type: Schema.String.annotations({ description: "Where this service explains the problem." }),
    title: Schema.String,
    status: Schema.Int,
    detail: Schema.String,
    instance: Schema.String.annotations({ description: "The path that was asked for." }),
    code: Schema.String.annotations({ description: "Stable name for machines." }),
    requestId: Schema.String,
    errors: Schema.optional(Schema.Array(InvalidPart).annotations({ description: "All that is wrong with the input." }))
  },
  { description: "RFC 9457 problem details, application/problem+json." }
) {}

export interface Fault {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors?: ReadonlyArray<InvalidPart>
  readonly headers?: Readonly<Record<string, string>>
  /** Ids and enums of the error, answered beside the standard members. */
  readonly extra?: Readonly<Record<string, unknown>>
}

export interface Asked {
  readonly url: string
  readonly requestId: string
}

const problemBody = (fault: Fault, asked: Asked) => {
  const url = new URL(asked.url)
  return {
    type: `${url.origin}/problems/${fault.code}`,
    title: titleOf(fault.code),
    status: fault.status,
    detail: fault.detail,
    instance: url.pathname,
    code: fault.code,
    requestId: asked.requestId,
    ...(fault.errors === undefined ? {} : { errors: fault.errors }),
    ...fault.extra
  }
}

export const titleOf = (code: string): string => {
  const words = code.replaceAll("_", " ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const codeOf = (tag: string): string =>
  tag.replaceAll(/(?<=[a-z0-9])[A-Z]/g, letter => `_${letter}`).toLowerCase()

const problemHeaders = { "content-type": "application/problem+json", "cache-control": "no-store" } as const

export const problemResponse = (fault: Fault, asked: Asked) =>
  HttpServerResponse.unsafeJson(problemBody(fault, asked), {
    status: fault.status,
    headers: { ...problemHeaders, ...fault.headers },
    contentType: "application/problem+json"
  })

/** The same for what is refused before the contract is reached. */
export const webProblem = (fault: Fault, asked: Asked) =>
  new Response(JSON.stringify(problemBody(fault, asked)), {
    status: fault.status,
    headers: { ...problemHeaders, ...fault.headers }
  })
