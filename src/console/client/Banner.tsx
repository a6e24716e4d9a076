import { useEffect, useState } from "hono/jsx/dom"
import type { State } from "./State.ts"
import type { BriefingJson } from "./Wire.ts"

const seconds = (since: number): number => Math.max(0, Math.round((Date.now() - since) / 1000))

const Lost = ({ since }: { since: number }) => {
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <p class="bar watch" role="status">
      ● Cut off for {seconds(since)} s, reconnecting. Nothing is lost.
    </p>
  )
}

const Permission = ({ permission }: { permission: BriefingJson["permission"] }) => {
  const [rule] = permission.rules
  if (permission.verdict === "allowed") return null
  const isForbidden = permission.verdict === "forbidden"
  return (
    <div class={isForbidden ? "bar act" : "bar watch"} role={isForbidden ? "alert" : "status"}>
      <strong>{isForbidden ? "▲ This call is not allowed" : "● It cannot be told whether this call is allowed"}</strong>
      {rule !== undefined && (
        <span>
          {rule.message} ({rule.citation})
        </span>
      )}
    </div>
  )
}

/** What has to be known before anything else. */
export const Banner = ({ state: { call, lostSince, pending, permission } }: { state: State }) => (
  <>
    {permission !== null && call?.direction === "outbound" && <Permission permission={permission} />}
    {lostSince !== null && <Lost since={lostSince} />}
    {call?.status === "ended" && (
      <p class="bar good" role="status">
        ✓ The call is over{call.outcome === undefined ? "" : `: ${call.outcome.replaceAll("_", " ")}`}.
      </p>
    )}
    {pending.length > 0 && call?.status === "active" && (
      <p class="bar quiet" role="status">
        Still being fetched: {pending.join(", ")}.
      </p>
    )}
  </>
)
