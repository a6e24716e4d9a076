import { Effect } from "effect"
import { dataTypeOf, fieldPaths } from "../../src/profile/FieldPath.ts"
import { DataType } from "../../src/profile/Profile.ts"
import { DataProviders } from "../../src/providers/DataProviders.ts"
import { Providers } from "../../src/providers/Providers.ts"
import type { RegisteredProvider } from "../../src/providers/RegisteredProvider.ts"
import { Refused } from "../cli/Program.ts"
import type { Settings } from "./Settings.ts"

/** Whether a provider may be asked at all under the run's settings. */
export const chosenBy = ({ providers, excludeProviders, dataTypes = DataType.literals }: Settings) =>
  Effect.gen(function* () {
    const registry = yield* Providers
    const available = yield* (yield* DataProviders).available
    const named = (names: ReadonlyArray<string>) =>
      Effect.mapError(
        registry.resolve(names),
        ({ unknown }) =>
          new Refused({
            message: `there is no provider ${unknown.join(", ")}. There are ${available.map(({ config }) => config.name).join(", ") || "none"}.`
          })
      )
    const included = providers && (yield* named(providers))
    const excluded = excludeProviders ? yield* named(excludeProviders) : []
    const chosen = ({ config: { id }, terms }: RegisteredProvider): boolean =>
      (included === undefined || included.includes(id)) &&
      !excluded.includes(id) &&
      fieldPaths.some(field => terms.supplies[field] !== undefined && dataTypes.includes(dataTypeOf(field)))
    if (!available.some(chosen))
      return yield* new Refused({ message: "no provider is enabled that the options leave to be asked." })
    return chosen
  })
