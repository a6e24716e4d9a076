import { Effect, Schema } from "effect"
import { type RunningSandbox, type SandboxOptions, startSandbox } from "../../../src/sandbox/Sandbox.ts"

const today = "2026-11-25"

/** A sandbox without delays on a port of its own, on a fixed day. */
export const quick = (options: SandboxOptions = {}) =>
  startSandbox({
    port: 0,
    population: 1200,
    today,
    ...options,
    faults: { latency: { p50Ms: 0, p99Ms: 0 }, queuedShare: 0, ...options.faults }
  })

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export const ask = (url: string, init: RequestInit = {}) =>
  Effect.promise(async (): Promise<Answer> => {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000), ...init })
    return { status: response.status, headers: response.headers, text: await response.text() }
  })

/** The answer's JSON as the schema has it; anything else fails the test. */
export const read = <A, I>(schema: Schema.Schema<A, I>, { text }: Answer): A =>
  Schema.decodeUnknownSync(Schema.parseJson(schema))(text)

export const jsonOf = ({ text }: Answer): unknown => JSON.parse(text)

export const basic = (key: string) => ({ authorization: `Basic ${btoa(key)}` })
export const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

/** People of the population with a job, as the truth book tells them. */
export const workers = (sandbox: RunningSandbox, count: number) =>
  [...sandbox.control.truths.list(0, sandbox.population.people.length)]
    .flatMap(lead =>
      lead.workEmail === undefined || lead.company === undefined
        ? []
        : [{ ...lead, workEmail: lead.workEmail, company: lead.company }]
    )
    .slice(0, count)
