import type { Duty } from "./Duty.ts"
import { autoDuties } from "./duties/Auto.ts"
import { commercialDuties } from "./duties/Commercial.ts"
import { everyCallDuties } from "./duties/EveryCall.ts"
import { healthDuties } from "./duties/Health.ts"
import { homeDuties } from "./duties/Home.ts"
import { lifeDuties } from "./duties/Life.ts"
import { medicareDuties } from "./duties/Medicare.ts"

/** What has to be said in a call, by law or by the agency's practice, as collected in November 2026. */
export const duties: ReadonlyArray<Duty> = [
  ...everyCallDuties,
  ...autoDuties,
  ...homeDuties,
  ...lifeDuties,
  ...healthDuties,
  ...medicareDuties,
  ...commercialDuties
]
