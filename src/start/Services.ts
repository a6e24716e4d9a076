import { Layer } from "effect"
import { LeadEnrichmentService } from "../enrichment/LeadEnrichmentService.ts"
import { LeadImport } from "../leads/LeadImport.ts"
import { Leads } from "../leads/Leads.ts"
import { DataProviders } from "../providers/DataProviders.ts"
import { Vendors } from "./Vendors.ts"

/** Every domain's service, over a database. */
export const Services = Layer.mergeAll(LeadEnrichmentService.layer, Leads.layer, LeadImport.layer).pipe(
  Layer.provideMerge(DataProviders.layer),
  Layer.provide(Vendors)
)
