import type { LeadJson } from "./Wire.ts"

export const nameOf = ({ firstName, lastName, leadId }: LeadJson): string =>
  [firstName, lastName].filter(part => part !== undefined).join(" ") || leadId

export const placeOf = ({ address, company }: LeadJson): string =>
  [[address?.city, address?.state], [company?.name]]
    .map(parts => parts.filter(part => part !== undefined).join(", "))
    .filter(part => part !== "")
    .join("; ")
