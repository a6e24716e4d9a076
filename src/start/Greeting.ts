import type { SandboxUse } from "./Sources.ts"

export interface Greeting {
  readonly url: string
  readonly database: "embedded" | "given"
  readonly sandbox: SandboxUse
  readonly firstKey: string | null
}

const lead = JSON.stringify({
  leadId: "first-lead",
  email: "mira.okonkwo@example.com"
})

const curl = (url: string, key: string, examples: ReadonlyArray<string>) =>
  [
    `curl -sX PUT ${url}/api/leads/first-lead -H "Authorization: Bearer ${key}" -H 'Content-Type: application/json' -d '${examples[0]}'`,
    `curl -sX POST ${url}/api/leads/first-lead/enrich -H "Authorization: Bearer ${key}" -H 'Content-Type: application/json' -d '{}'`,
    `curl -s ${url}/api/leads/first-lead/enriched-profile -H "Authorization: Bearer ${key}"`
  ].join("\n")

/** What a newcomer needs next: where things are, a key, and lines to paste. */
export const greeting = ({ url, database, sandbox, firstKey }: Greeting): string =>
  [
    "",
    `Callwise is ready at ${url}`,
    `  Dashboard       ${url}/`,
    `  Call screen     ${url}/console`,
    `  API reference   ${url}/docs`,
    `  OpenAPI         ${url}/openapi.json`,
    `  Health          ${url}/health/ready`,
    `  Metrics         ${url}/metrics`,
    database === "embedded"
      ? "  Database        embedded PostgreSQL (set DATABASE_URL to use your own)"
      : "  Database        DATABASE_URL",
    ...(sandbox._tag === "On"
      ? [`  Providers       SANDBOX at ${sandbox.url}: every person, firm and price is fictitious. ${sandbox.why}`]
      : ["  Providers       the configured vendors"]),
    "",
    firstKey === null
      ? "The lines below need a key in $KEY; a new one: bun run keys make --name me --scopes admin"
      : `Your first key, shown this once:  ${firstKey}`,
    "",
    "Create a lead, enrich it, show its profile:",
    curl(url, firstKey ?? "$KEY", [sandbox._tag === "On" ? sandbox.exampleLead : lead]),
    ""
  ].join("\n")
