import { BunRuntime } from "@effect/platform-bun"
import { Config, Console, Effect, Schema } from "effect"
import { type RunningSandbox, startSandbox } from "./Sandbox.ts"

const count = (from: number, to: number) => Schema.NumberFromString.pipe(Schema.int(), Schema.between(from, to))

const settings = Config.all({
  port: Schema.Config("CALLWISE_SANDBOX_PORT", count(0, 65_535)).pipe(Config.withDefault(4010)),
  seed: Schema.Config("CALLWISE_SANDBOX_SEED", count(0, 2_147_483_647)).pipe(Config.withDefault(42)),
  population: Schema.Config("CALLWISE_SANDBOX_PEOPLE", count(1, 1_000_000)).pipe(Config.withDefault(4000))
})

const welcome = ({ population, providers, url }: RunningSandbox): string => `
Callwise provider sandbox: ${population.people.length} fictitious people, ${population.companies.length} firms, seed ${population.seed}.

${providers.map(({ apiEndpoint, apiKey, name }) => `  ${name.padEnd(18)}${apiEndpoint.padEnd(44)}key ${apiKey}`).join("\n")}

Control (no key):
  GET    ${url}/_control/state
  PATCH  ${url}/_control/vendors/{zoominfo|apollo|clearbit|dnb|household|vehicles}
         {"latency":{"p50Ms":40,"p99Ms":200},"rate429":0,"rate5xx":0,"rateHang":0,"rateTruncated":0,"rateMalformed":0,
          "quotaLeft":null,"requestsPerMinute":null,"down":false,"expireTokens":true,"tokenLifetimeSeconds":3600,"queuedShare":0}
  POST   ${url}/_control/reset
  GET    ${url}/_control/billing          GET ${url}/_control/billing/log
  GET    ${url}/_control/truth?limit=5    POST ${url}/_control/truth {"email":"..."}

Try:
  curl -s '${url}/apollo/api/v1/organizations/enrich?domain=${population.companies[0]?.domain ?? ""}' -H 'x-api-key: sandbox-apollo-key'

CALLWISE_SANDBOX_PORT, CALLWISE_SANDBOX_SEED and CALLWISE_SANDBOX_PEOPLE change the defaults. Ctrl-C ends it.
`

const program = Effect.gen(function* () {
  const sandbox = yield* startSandbox(yield* settings)
  yield* Console.log(welcome(sandbox))
  return yield* Effect.never
}).pipe(
  Effect.scoped,
  Effect.catchTags({
    SandboxPortTaken: ({ port }) =>
      Console.error(`Port ${port} is taken. Set CALLWISE_SANDBOX_PORT to another.`).pipe(
        Effect.zipRight(Effect.fail(1))
      )
  })
)

BunRuntime.runMain(program, { disableErrorReporting: false })
