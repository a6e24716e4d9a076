import type { Desk } from "../server/Desk.ts"
import type { Reply } from "../server/Vendor.ts"

export const mediaType = "application/vnd.api+json"

/** The plan's published limits, or the sandbox's own when one is set; -1 says that the remainder is not known. */
const rateHeaders = (desk: Desk): Record<string, string> => {
  const limit = desk.faults.requestsPerMinute
  const left = String(desk.leftInWindow ?? -1)
  const limits = limit === null ? [35, 75_600, 907_200] : [limit, limit * 60, limit * 1440]
  return {
    "X-RateLimit-Limit-Second": String(limits[0]),
    "X-RateLimit-Limit-Hour": String(limits[1]),
    "X-RateLimit-Limit-Day": String(limits[2]),
    "X-RateLimit-Remaining-Second": left,
    "X-RateLimit-Remaining-Hour": left,
    "X-RateLimit-Remaining-Day": left
  }
}

export const reply = (desk: Desk, status: number, value: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  body: JSON.stringify(value),
  headers: { "content-type": mediaType, ...rateHeaders(desk), ...headers }
})

interface Fault {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly pointer?: string
}

export const errorBody = ({ code, detail, pointer, status, title }: Fault) => ({
  title,
  detail,
  errors: [
    {
      id: crypto.randomUUID(),
      code,
      status: String(status),
      title,
      detail,
      ...(pointer !== undefined && { source: { pointer } })
    }
  ]
})

export const refuse = (desk: Desk, fault: Fault, headers: Record<string, string> = {}): Reply =>
  reply(desk, fault.status, errorBody(fault), headers)

export const badRequest = (desk: Desk, code: string, detail: string, pointer?: string): Reply =>
  refuse(desk, { status: 400, code, title: "Bad Request", detail, ...(pointer !== undefined && { pointer }) })

/** Credits speak the other of the two published error shapes. */
export const creditsGone = (desk: Desk): Reply =>
  reply(desk, 400, {
    error: {
      code: "PFAPI0011",
      message: "Credit Limit Reached",
      status: 400,
      requestId: `req_${crypto.randomUUID()}`,
      retryable: false
    }
  })

export const unauthorized = (desk: Desk, detail: string): Reply =>
  refuse(desk, { status: 401, code: "ZI0001", title: "Unauthorized", detail })

export const tooMany = (desk: Desk, retryAfterSeconds: number): Reply =>
  refuse(
    desk,
    { status: 429, code: "ZI0004", title: "Too Many Requests", detail: "You have exceeded your rate limit." },
    {
      "Retry-After": String(retryAfterSeconds),
      "X-RateLimit-Rejected-Bucket": "second",
      "X-RateLimit-Reset": String(Math.ceil(Date.now() / 1000) + retryAfterSeconds)
    }
  )
