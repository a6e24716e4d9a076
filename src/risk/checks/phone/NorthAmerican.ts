/** Why a number of the North American plan reaches nobody. */
type NanpFault = "fictional" | "impossible" | "reserved"

interface Nanp {
  readonly area: string
  readonly exchange: string
  readonly line: string
}

const shape = /^\+1(\d{3})(\d{3})(\d{4})$/

export const nanpOf = (e164: string): Nanp | undefined => {
  const [, area, exchange, line] = shape.exec(e164) ?? []
  return area === undefined || exchange === undefined || line === undefined ? undefined : { area, exchange, line }
}

const firstTwoOrMore = /^[2-9]/
const service = /^.11$/
const tollFree = /^8(?:00|33|44|55|66|77|88)$/
/** Kept for widening the plan, and exchanges that test the network. */
const keptArea = /^(?:.9.|37.|96.)$/
const testExchange = /^95[89]$/

export const nanpFaultOf = ({ area, exchange, line }: Nanp): NanpFault | undefined => {
  if (exchange === "555" && line.startsWith("01")) return "fictional"
  if (!firstTwoOrMore.test(area) || !firstTwoOrMore.test(exchange) || service.test(area)) return "impossible"
  if (service.test(exchange) && !tollFree.test(area)) return "impossible"
  return keptArea.test(area) || (testExchange.test(exchange) && !tollFree.test(area)) ? "reserved" : undefined
}
