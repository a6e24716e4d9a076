import { DateTime } from "effect"
import type { CallKnown } from "../../src/compliance/calling/CallKnown.ts"

export const utc = DateTime.unsafeMake

/** A person in a state, of whom nothing stands in the way of a call. */
export const known = (
  state: string | undefined,
  zones: ReadonlyArray<string>,
  more: Partial<CallKnown> = {}
): CallKnown => ({
  state,
  zones,
  direction: "outbound",
  onOwnList: false,
  nationalList: "not_listed",
  stateList: "not_listed",
  consent: undefined,
  consentSince: null,
  consentRequired: false,
  inquiredAt: null,
  boughtAt: null,
  medicare: "no",
  permittedAt: null,
  isShared: false,
  oneToOneConsent: undefined,
  attempts: [],
  licensing: null,
  licencesRequired: false,
  declaredEmergency: false,
  ...more
})
