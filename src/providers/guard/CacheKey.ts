import type { Context } from "effect"
import type { Secrets } from "../../platform/Secrets.ts"
import type { EnrichmentQuery } from "../Provider.ts"
import type { ProviderConfig } from "../ProviderConfig.ts"

const plain = (value: string | undefined) => value?.trim().toLowerCase() || undefined

/** The members that decide whose record comes back, in a fixed order and spelling. */
const canonical = ({ company, address, vehicles, ...query }: EnrichmentQuery) =>
  JSON.stringify([
    plain(query.email),
    plain(query.phone),
    plain(query.firstName),
    plain(query.lastName),
    query.dateOfBirth,
    [plain(company?.name), plain(company?.domain)],
    [address?.street, address?.city, address?.state, address?.postalCode, address?.country].map(plain),
    (vehicles ?? []).flatMap(({ vin }) => plain(vin) ?? []).sort()
  ])

/** The hash under which an answer is kept: the same question to the same source, whatever its limits and prices. */
export const cacheKeyOf = (
  hash: Context.Tag.Service<typeof Secrets>["hash"],
  { id, type, apiEndpoint, mapping }: Pick<ProviderConfig, "id" | "type" | "apiEndpoint" | "mapping">,
  query: EnrichmentQuery
): string =>
  hash("provider answer", id, type, apiEndpoint, JSON.stringify(mapping ?? null), canonical(query)).toString("hex")
