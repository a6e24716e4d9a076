/**
 * Points, signals and what they risk: fraud_indicators.csv of the domain notes, November 2026. Weak: of low severity
 * there, or common among honest people. Left out: all that needs a social security number, which this service never
 * collects, and what stands in for origin or a neighbourhood.
 */
const ssa =
  "derived from FR-04 (S44), whose 40 points are for a consented check with the Social Security Administration, which is not made here"

export const indicators = {
  "FR-06": {
    signal: "Several names used one phone number within 30 days",
    reads: ["phone"],
    points: 25,
    strength: "hard",
    action: "review",
    citation: "FR-06 (S44), confidence high"
  },
  "FR-06-EMAIL": {
    signal: "Several names used one e-mail address within 30 days",
    reads: ["email"],
    points: 25,
    strength: "hard",
    action: "review",
    citation: "as FR-06 (S44), of the e-mail address"
  },
  "FR-07": {
    signal: "Unrelated households used one address within 90 days",
    reads: ["address"],
    points: 15,
    strength: "weak",
    action: "review",
    citation: "FR-07 (S44), confidence high"
  },
  "FR-08": {
    signal: "One device sent many leads within a short time",
    reads: ["device"],
    points: 25,
    strength: "hard",
    action: "throttle, review",
    citation: "FR-08 (GK), confidence medium"
  },
  "FR-08-NETWORK": {
    signal: "One network sent many leads within a short time",
    reads: ["network"],
    points: 25,
    strength: "weak",
    action: "throttle, review",
    citation: "FR-08 (GK), confidence medium; strangers share a network"
  },
  "FR-09": {
    signal: "The form was filled in faster than a person can",
    reads: ["form time"],
    points: 30,
    strength: "hard",
    action: "reject as bot (not an insurance decision)",
    citation: "FR-09 (GK), confidence medium"
  },
  "FR-09-RARE": {
    signal: "It came in a way that at most one in a hundred of its source come",
    reads: ["form time", "calls", "bursts"],
    points: 8,
    strength: "weak",
    action: "score only",
    citation: "conformal p-values on the source's own history; points by this service"
  },
  "FR-10": {
    signal: "The phone number is reserved for fiction",
    reads: ["phone"],
    points: 40,
    strength: "hard",
    action: "ask again",
    citation: "FR-10 (GK), confidence high"
  },
  "FR-11": {
    signal: "The phone number cannot exist in the North American plan",
    reads: ["phone"],
    points: 35,
    strength: "hard",
    action: "ask again",
    citation: "FR-11 (GK), confidence high"
  },
  "FR-12": {
    signal: "The line is internet telephony that is bound to no place",
    reads: ["phone line type"],
    points: 6,
    strength: "weak",
    action: "score only with others",
    citation: "FR-12 (S44;GK), confidence medium"
  },
  "FR-13": {
    signal: "The phone number was disconnected or given to somebody else",
    reads: ["phone"],
    points: 15,
    strength: "hard",
    action: "do not call; re-consent",
    citation: "FR-13 (GK), confidence high"
  },
  "FR-14": {
    signal: "The phone number's area lies in another state than the address",
    reads: ["phone", "address.state"],
    points: 3,
    strength: "weak",
    action: "none alone",
    citation: "FR-14 (GK), confidence high"
  },
  "FR-15": {
    signal: "The mailbox is of a kind that is thrown away",
    reads: ["email"],
    points: 18,
    strength: "hard",
    action: "ask other e-mail",
    citation: "FR-15 (GK), confidence high"
  },
  "FR-16": {
    signal: "The e-mail address is malformed or its domain takes no mail",
    reads: ["email"],
    points: 25,
    strength: "hard",
    action: "ask again",
    citation: "FR-16 (GK), confidence high"
  },
  "FR-17": {
    signal: "The e-mail domain is younger than 30 days",
    reads: ["email"],
    points: 12,
    strength: "weak",
    action: "review",
    citation: "FR-17 (GK), confidence medium"
  },
  "FR-18": {
    signal: "The mailbox's local part looks made by a machine",
    reads: ["email"],
    points: 6,
    strength: "weak",
    action: "score only",
    citation: "FR-18 (GK), confidence low"
  },
  "FR-19": {
    signal: "The address is a post-office box, where a dwelling or garage is needed",
    reads: ["address.street"],
    points: 10,
    strength: "weak",
    action: "ask for physical address",
    citation: "FR-19 (GK), confidence high"
  },
  "FR-20": {
    signal: "The address is a rented mail drop, where a dwelling or garage is needed",
    reads: ["address.street"],
    points: 15,
    strength: "weak",
    action: "ask physical",
    citation: "FR-20 (GK), confidence high"
  },
  "FR-21": {
    signal: "The ZIP code lies in another state than the one stated",
    reads: ["address.state", "address.postalCode"],
    points: 20,
    strength: "hard",
    action: "ask again",
    citation: "FR-21 (GK), confidence high"
  },
  "FR-23": {
    signal: "Fields hold what people type to get past a form",
    reads: ["content"],
    points: 20,
    strength: "hard",
    action: "ask again",
    citation: "FR-23 (GK), confidence high"
  },
  "FR-24": {
    signal: "What is stated cannot be true of anybody",
    reads: ["dateOfBirth", "attributes"],
    points: 30,
    strength: "hard",
    action: "ask again",
    citation: "FR-24 (GK), confidence high"
  },
  "FR-04-BIRTH": {
    signal: "Sources state birth dates that cannot be one person's",
    reads: ["dateOfBirth"],
    points: 20,
    strength: "hard",
    action: "ask for document",
    citation: ssa
  },
  "FR-04-PERSON": {
    signal: "A source ties the same mailbox to somebody else",
    reads: ["identity agreement"],
    points: 20,
    strength: "hard",
    action: "ask for document",
    citation: ssa
  },
  "FR-04-PLACE": {
    signal: "Sources state another home address",
    reads: ["address"],
    points: 3,
    strength: "weak",
    action: "ask again",
    citation: ssa
  },
  "FR-04-COMBINED": {
    signal: "Several independent basics of the identity are contradicted at once",
    reads: ["identity agreement"],
    points: 15,
    strength: "hard",
    action: "review",
    citation: ssa
  }
} as const
