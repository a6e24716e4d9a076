import { Redacted } from "effect"

/** `id:secret` in one string, as it stands in `apiKey`. */
export const basicAuthorization = (idAndSecret: Redacted.Redacted<string>): string =>
  `Basic ${Buffer.from(Redacted.value(idAndSecret), "utf8").toString("base64")}`

export const bearerAuthorization = (token: Redacted.Redacted<string>): string => `Bearer ${Redacted.value(token)}`
