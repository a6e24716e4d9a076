import { DateTime, type Effect } from "effect"
import { matched } from "../normalise/RecordOf.ts"
import type { ProviderAnswer } from "../Provider.ts"
import { organizationTrust, organizationValues } from "./OrganizationValues.ts"
import type { Keys } from "./Request.ts"
import type { Organization } from "./Wire.ts"

export const organizationAnswer = (
  organization: Organization,
  asked: Keys,
  now: DateTime.Utc
): Effect.Effect<ProviderAnswer> =>
  matched(
    {
      recordId: organization.id,
      matchConfidence: asked.domain === undefined ? 0.7 : 0.9,
      observedAt: now,
      values: organizationValues(organization, DateTime.getPartUtc(now, "year")),
      trust: organizationTrust,
      identity: {}
    },
    1
  )
