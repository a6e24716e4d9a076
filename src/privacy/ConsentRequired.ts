import { onWhenSet } from "../platform/OnOff.ts"

/** Whether a consent that was never stated counts as refused. */
export const ConsentRequired = onWhenSet("CALLWISE_CONSENT_REQUIRED")
