import { Layer } from "effect"
import { EnrichmentRepo } from "../../src/enrichment/EnrichmentRepo.ts"
import { Database } from "../../src/platform/Database.ts"
import { Ids } from "../../src/platform/Ids.ts"
import { MasterKeyProof } from "../../src/platform/MasterKeyProof.ts"
import { Secrets } from "../../src/platform/Secrets.ts"
import { Services } from "../../src/start/Services.ts"
import { Sources } from "../../src/start/Sources.ts"

/** The service without its server: the database, joined or started, and everything up to an enrichment. */
export const ScriptServices = Sources.layer.pipe(
  Layer.provideMerge(Services),
  Layer.provideMerge(Layer.mergeAll(EnrichmentRepo.layer, Secrets.layer, Ids.layer)),
  Layer.provideMerge(MasterKeyProof),
  Layer.provideMerge(Database)
)
