/** The objections by which coaching keeps its scripts. */
export const objections = [
  "OBJ-PRICE",
  "OBJ-CURRENT",
  "OBJ-THINK",
  "OBJ-SPOUSE",
  "OBJ-TRUST",
  "OBJ-TIMING",
  "OBJ-BADEXP",
  "OBJ-NONEED",
  "OBJ-INFO",
  "OBJ-COMPLEX",
  "OBJ-QUALIFY",
  "OBJ-STALL",
  "OBJ-STOP"
] as const
export type Objection = (typeof objections)[number]
