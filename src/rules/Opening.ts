import { Struct } from "effect"

/** Words that depend on whom the rule is applied to, such as a day; without them the sentence still reads. */
const placeholders = {
  contractAgeDay: "",
  ownLifeDay: "",
  adultDay: "",
  openEnrolment: "the next open enrolment",
  medicaidLimit: "",
  parts: ""
} as const
export type Placeholder = keyof typeof placeholders
export type Openings = Readonly<Partial<Record<Placeholder, string>>>

const names = Struct.keys(placeholders)
const isPlaceholder = (name: string): name is Placeholder => names.some(known => known === name)
const slots = /\{(\w+)\}/g

export const placeholdersIn = (text: string) => {
  const found = [...text.matchAll(slots)].map(([, name = ""]) => name)
  return { known: found.filter(isPlaceholder), unknown: found.filter(name => !isPlaceholder(name)) }
}

export const filled = (text: string, openings: Openings): string =>
  text.replaceAll(slots, (slot, name: string) => (isPlaceholder(name) ? (openings[name] ?? placeholders[name]) : slot))
