import { BunRuntime } from "@effect/platform-bun"
import { Config, Console, Effect } from "effect"
import { wholeNumber } from "../platform/NumberSetting.ts"
import { withPlainConfigErrors } from "../start/PlainConfigErrors.ts"
import { type RunningSandbox, startSandbox } from "./Sandbox.ts"

const settings = Config.all({
  port: wholeNumber("CALLWISE_SANDBOX_PORT", { from: 0, to: 65_535, otherwise: 4010 }),
  seed: wholeNumber("CALLWISE_SANDBOX_SEED", { from: 0, to: 2_147_483_647, otherwise: 42 }),
  population: wholeNumber("CALLWISE_SANDBOX_PEOPLE", { from: 1, to: 1_000_000, otherwise: 4000 })
})

const welcome = ({ population, providers, url }: RunningSandbox): string => `
Callwise provider sandbox: ${population.people.length} fictitious people, ${population.companies.length} firms, seed ${population.seed}.

${providers.map(({ apiEndpoint, apiKey, name }) => `  ${name.padEnd(18)}${apiEndpoint.padEnd(44)}key ${apiKey}`).join("\n")}

Billed: ZoomInfo each record once; Apollo each match; Clearbit each e-mail address or domain once, found or not;
Dun & Bradstreet each data call and each match call, found or not; the other two each match.

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
})

program.pipe(Effect.scoped, withPlainConfigErrors, BunRuntime.runMain({ disableErrorReporting: true }))
