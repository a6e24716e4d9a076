import { ConfigProvider, Effect, Layer } from "effect"
import { Readiness } from "../../src/http/Readiness.ts"
import { WebApp } from "../../src/http/WebApp.ts"
import type { Scope } from "../../src/keys/ApiKey.ts"
import { ApiKeys } from "../../src/keys/ApiKeys.ts"
import { Exposition } from "../../src/platform/Exposition.ts"
import { Services } from "../../src/start/Services.ts"
import { TestDatabase } from "./TestDatabase.ts"

export const masterKey = Buffer.alloc(32, 7).toString("base64")

export const testConfig = (settings: Readonly<Record<string, string>> = {}) =>
  Layer.setConfigProvider(
    ConfigProvider.fromMap(new Map(Object.entries({ CALLWISE_MASTER_KEY: masterKey, ...settings })))
  )

/** The whole service in process, on a database of its own. */
export const TestApp = (settings: Readonly<Record<string, string>> = {}) =>
  WebApp.layer.pipe(
    Layer.provideMerge(Layer.mergeAll(Services, ApiKeys.layer, Readiness.layer, Exposition.layer)),
    Layer.provideMerge(TestDatabase),
    Layer.provideMerge(testConfig(settings))
  )

export const issueKey = (...scopes: readonly [Scope, ...Array<Scope>]) =>
  Effect.map(
    Effect.flatMap(ApiKeys, keys => keys.issue({ name: "test", scopes })),
    ({ key }) => key
  )

export interface Call {
  readonly key?: string
  readonly body?: unknown
  /** In place of a body: sent without a declared length. */
  readonly stream?: ReadableStream<Uint8Array>
  readonly headers?: Readonly<Record<string, string>>
}

/** One request through the front door. */
export const call = (method: string, path: string, { key, body, stream, headers }: Call = {}) =>
  Effect.flatMap(WebApp, ({ fetch }) =>
    Effect.promise(async () => {
      const response = await fetch(
        new Request(`http://callwise.test${path}`, {
          method,
          headers: {
            ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
            ...(body === undefined ? {} : { "content-type": "application/json" }),
            ...headers
          },
          ...(stream === undefined ? {} : { body: stream }),
          ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) })
        })
      )
      const text = await response.text()
      const isJson = /[/+]json\b/.test(response.headers.get("content-type") ?? "")
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: isJson && text !== "" ? JSON.parse(text) : undefined
      }
    })
  )
