import { Config, ConfigError, Either } from "effect"
import { onWhenSet } from "../platform/OnOff.ts"
import { ConsentRequired } from "../privacy/ConsentRequired.ts"
import { isOneOfThe51 } from "../rules/tables/States.ts"

const States = Config.mapOrFail(
  Config.withDefault(Config.array(Config.string(), "CALLWISE_EMERGENCY_STATES"), []),
  given => {
    const states = given.map(state => state.trim().toUpperCase()).filter(state => state !== "")
    const wrong = states.filter(state => !isOneOfThe51(state))
    return wrong.length === 0
      ? Either.right(new Set(states))
      : Either.left(ConfigError.InvalidData([], `must be states by their two letters, and names ${wrong.join(", ")}`))
  }
)

export const ComplianceSettings = Config.all({
  consentRequired: ConsentRequired,
  licencesRequired: onWhenSet("CALLWISE_REQUIRE_LICENCES"),
  emergencyStates: States
})
