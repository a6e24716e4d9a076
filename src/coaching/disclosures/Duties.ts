import type { Duty } from "./Duty.ts"
import { autoDuties } from "./duties/Auto.ts"
import { bundleDuties } from "./duties/Bundle.ts"
import { commercialDuties } from "./duties/Commercial.ts"
import { compensationDuties } from "./duties/Compensation.ts"
import { everyCallDuties } from "./duties/EveryCall.ts"
import { healthDuties } from "./duties/Health.ts"
import { homeDuties } from "./duties/Home.ts"
import { lifeDuties } from "./duties/Life.ts"
import { medicareDuties } from "./duties/Medicare.ts"
import { reportDuties } from "./duties/Reports.ts"

/** What has to be said in a call, by law or by the agency's practice, as collected in November 2026. */
export const duties: ReadonlyArray<Duty> = [
  ...everyCallDuties,
  ...compensationDuties,
  ...reportDuties,
  ...bundleDuties,
  ...autoDuties,
  ...homeDuties,
  ...lifeDuties,
  ...healthDuties,
  ...medicareDuties,
  ...commercialDuties
]
