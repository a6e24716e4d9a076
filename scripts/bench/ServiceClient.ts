import { freePort, until, type Workbench } from "./Workbench.ts"

export const adminKey = `cw_${"b".repeat(40)}`

/** Calls to a running service, as its operator. */
class ServiceClient {
  constructor(
    readonly url: string,
    readonly pid: number
  ) {}

  call(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
    return fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${adminKey}`, "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
  }
  async putLead(leadId: string, lead: unknown) {
    const response = await this.call("PUT", `/api/leads/${leadId}`, lead)
    if (!response.ok) throw new Error(`${leadId} was refused: ${await response.text()}`)
    await response.arrayBuffer()
  }
}

export const startService = async (bench: Workbench, env: Readonly<Record<string, string>>) => {
  const port = await freePort()
  const { pid = 0 } = bench.run(["src/main.ts"], {
    PORT: `${port}`,
    CALLWISE_ADMIN_KEY: adminKey,
    CALLWISE_RATE_LIMIT_PER_MINUTE: "1000000",
    ...env
  })
  const client = new ServiceClient(`http://127.0.0.1:${port}`, pid)
  await until(`${client.url}/health/ready`)
  return client
}
