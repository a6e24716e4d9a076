import { pointOf } from "./Point.ts"

const salt = "personalization holdout"

/** Whether a lead belongs to the share that gets no personalisation, so that its worth can be measured. */
export const isInHoldout = (leadId: string, percent: number): boolean => 100 * pointOf(salt, leadId) < percent
