/** What went wrong, in the service's own words. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string
  readonly ruleId: string | undefined
  readonly citation: string | undefined
  readonly scope: string | undefined

  constructor(
    status: number,
    problem: {
      detail?: string
      title?: string
      code?: string
      requestId?: string
      ruleId?: string
      citation?: string
      scope?: string
    }
  ) {
    super(problem.detail ?? problem.title ?? `The service answered ${status}.`)
    this.status = status
    this.code = problem.code ?? "unreachable"
    this.requestId = problem.requestId ?? ""
    this.ruleId = problem.ruleId
    this.citation = problem.citation
    this.scope = problem.scope
  }
}

export const isScopeMissing = (error: unknown): error is Refused =>
  error instanceof Refused && error.code === "scope_missing"

const keptUnder = "callwise key"

/** For this tab alone; never in an address. */
export const keyKept = (): string => sessionStorage.getItem(keptUnder) ?? ""
export const keepKey = (key: string): void => sessionStorage.setItem(keptUnder, key)
export const forgetKey = (): void => sessionStorage.removeItem(keptUnder)

export const authorised = (): Record<string, string> => ({ authorization: `Bearer ${keyKept()}` })

export const ask = async <T>(path: string, body?: object, method = body === undefined ? "GET" : "POST"): Promise<T> => {
  const response = await fetch(path, {
    method,
    headers: { ...authorised(), ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  }).catch(() => {
    throw new Refused(0, { detail: "The service cannot be reached." })
  })
  const answer = await response.json().catch(() => ({}))
  if (!response.ok) throw new Refused(response.status, answer)
  return answer
}
