import type { Desk } from "../server/Desk.ts"
import { type Call, json, type Reply } from "../server/Vendor.ts"

const rateHeaders = (desk: Desk): Record<string, string> => {
  const limit = desk.faults.requestsPerMinute
  const used = String(desk.usedInWindow)
  return {
    "x-rate-limit-minute": limit === null ? "" : String(limit),
    "x-rate-limit-hourly": "",
    "x-rate-limit-24-hour": "",
    "x-minute-usage": used,
    "x-hourly-usage": used,
    "x-24-hour-usage": used,
    "x-minute-requests-left": limit === null ? "" : String(desk.leftInWindow),
    "x-hourly-requests-left": "",
    "x-24-hour-requests-left": ""
  }
}

export const reply = (desk: Desk, status: number, value: unknown, headers: Record<string, string> = {}): Reply =>
  json(status, value, { ...rateHeaders(desk), ...headers })

/** request_id is a signed 64-bit number beyond what a double holds, so it is written into the text. */
export const withRequestId = (desk: Desk, value: object): Reply => {
  const id = crypto.getRandomValues(new BigInt64Array(1))[0] ?? 0n
  const large = BigInt.asIntN(64, id | (id < 0n ? 0n : 1n << 54n))
  const answer = reply(desk, 200, value)
  return { ...answer, body: `${answer.body.slice(0, -1)},"request_id":${large}}` }
}

export const badKey = (): Reply => ({
  status: 401,
  body: "Invalid API key. See https://docs.apollo.io/reference/authentication for how to authenticate.",
  headers: { "content-type": "text/plain; charset=utf-8" }
})

export const creditsGone = (desk: Desk): Reply =>
  reply(desk, 422, {
    error: "You have insufficient credits. Please upgrade your plan.",
    error_code: "INSUFFICIENT_CREDITS"
  })

export const batchFault = (desk: Desk, code: string, message: string): Reply =>
  reply(desk, 400, { status: "failed", error_code: code, error_message: message })

export const tooMany = (call: Call, desk: Desk, seconds: number): Reply => {
  const route = call.path.replace(/^\//, "")
  const limit = desk.faults.requestsPerMinute ?? 1000
  const message = `The maximum number of api calls allowed for ${route} is ${limit} times per minute. Please upgrade your plan from https://app.apollo.io/.`
  return reply(desk, 429, { message }, { "retry-after": String(seconds) })
}
