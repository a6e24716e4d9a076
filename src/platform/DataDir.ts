import { resolve } from "node:path"
import { Config } from "effect"

/** Where the service keeps what must outlive it: the embedded database and the master key. */
export const DataDir = Config.nonEmptyString("CALLWISE_DATA_DIR").pipe(
  Config.withDefault(".callwise"),
  Config.map(path => resolve(path))
)
