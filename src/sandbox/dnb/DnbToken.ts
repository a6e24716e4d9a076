import { Either, Schema } from "effect"
import { dnbKey } from "../Keys.ts"
import type { Desk } from "../server/Desk.ts"
import { basicOf, type Call, json, type Reply } from "../server/Vendor.ts"
import { badParameter, fault } from "./DnbReply.ts"

const decodeGrant = Schema.decodeUnknownEither(Schema.parseJson(Schema.Struct({ grant_type: Schema.String })))

export const token = (call: Call, desk: Desk, version: "v2" | "v3"): Reply => {
  if (basicOf(call.headers) !== dnbKey) return fault(401, "00012", "The credentials provided are not valid.")
  const grant =
    version === "v3"
      ? new URLSearchParams(call.body).get("grant_type")
      : Either.getOrUndefined(decodeGrant(call.body))?.grant_type
  if (grant !== "client_credentials") return badParameter("grant_type", "must be client_credentials")
  const lifetime = desk.faults.tokenLifetimeSeconds
  const access_token = desk.tokens.issue(lifetime, Date.now())
  const seconds = Math.floor(lifetime)
  return json(
    200,
    version === "v3"
      ? { access_token, expires_in: seconds, token_type: "Bearer" }
      : { access_token, expiresIn: seconds }
  )
}
