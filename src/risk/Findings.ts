import type { LicensedLines } from "../compliance/Licence.ts"
import type { OfferType } from "../offers/OfferType.ts"
import type { Grounds } from "./Assessment.ts"
import { type Ranks, unusualBehaviour } from "./behaviour/Unusual.ts"
import { checkAll, isAbout } from "./Checks.ts"
import type { Finding, Subject } from "./checks/Check.ts"
import { compliance } from "./compliance/Compliance.ts"
import { financialStability } from "./financial/Financial.ts"
import type { ValidationType } from "./RiskValidation.ts"
import { answeredBy, type PatternKind } from "./TrustedPattern.ts"
import type { SightingsByKind } from "./velocity/Sightings.ts"
import { velocity } from "./velocity/Velocity.ts"

/** What other leads say about this one. */
export interface Around {
  readonly sightings: SightingsByKind
  readonly ranks: Ranks
  readonly trusted: ReadonlyArray<PatternKind>
}

export interface Questions {
  readonly type: ValidationType
  readonly offerType: OfferType | null
  readonly licensed: LicensedLines | null
}

const trusting =
  (answered: ReadonlySet<string>) =>
  (finding: Finding): Finding => {
    const signals = finding.signals.filter(({ id }) => !answered.has(id))
    if (signals.length === finding.signals.length) return finding
    const evidence = [...finding.evidence, { field: finding.name, says: "answered by a trusted pattern" }]
    return { ...finding, signals, evidence, verdict: signals.length === 0 ? "clear" : finding.verdict }
  }

const lawless: Grounds = { findings: [], blockedBy: [], referredBy: [] }

/** All that is found about a lead for what was asked. */
export const findings = (subject: Subject, around: Around, { licensed, offerType, type }: Questions): Grounds => {
  const law = isAbout(type, "compliance") ? compliance(subject, { licensed, offerType }) : lawless
  const facts = isAbout(type, "behavioral")
    ? [velocity(around.sightings), unusualBehaviour(around.ranks), financialStability(subject, offerType)]
    : []
  const found = [...checkAll(subject), ...facts].filter(({ category }) => isAbout(type, category))
  return { ...law, findings: [...found.map(trusting(answeredBy(around.trusted))), ...law.findings] }
}
