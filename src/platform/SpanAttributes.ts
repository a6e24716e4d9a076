import { summaryOf } from "./QuerySummary.ts"
import { isPersonalName, redactText } from "./Redaction.ts"

type Entries = ReadonlyArray<readonly [key: string, value: string | number | boolean]>

const dropped = /^(http\.(request|response)\.header\.|url\.(full|path|query)|user_agent\.|client\.|request\.input)/

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : address)

/**
 * What may leave of one attribute of a span. URLs, headers and addresses of people stay here; what the platform does not
 * name as OpenTelemetry's semantic conventions do is renamed. Objects are never exported.
 */
export const exported = (key: string, value: unknown): Entries => {
  if (dropped.test(key) || (key !== "server.address" && isPersonalName(key))) return []
  if (typeof value === "number" || typeof value === "boolean") return [[key, value]]
  if (typeof value === "bigint") return [[key, Number(value)]]
  if (typeof value !== "string") return []
  switch (key) {
    case "server.address":
      return [[key, hostOf(value)]]
    case "db.operation.name":
      return []
    case "db.query.text": {
      const { verb, summary, text } = summaryOf(value)
      return [
        ["db.operation.name", verb],
        ["db.query.summary", summary],
        [key, text]
      ]
    }
    default:
      return [[key, redactText(value)]]
  }
}
