import { isIPv4, isIPv6 } from "node:net"
import type { Syntax } from "./Syntax.ts"

/** RFC 5321, 4.1.3: `::` stands for two groups or more; for one it was allowed once. */
const ipv6 = (text: string): Syntax => {
  if (!isIPv6(text) || text.includes("%")) return "message"
  const groups = text.split(":").filter(group => group !== "")
  const count = groups.length + (text.includes(".") ? 1 : 0)
  return text.includes("::") && count === 7 ? "obsolete" : "smtp"
}

export const literalSyntax = (inside: string): Syntax => {
  if (isIPv4(inside)) return "smtp"
  return /^ipv6:/i.test(inside) ? ipv6(inside.slice(5)) : "message"
}
