import type { Criteria } from "./Request.ts"
import type { Item } from "./Wire.ts"

const comparable = (value: unknown) => {
  const text = String(value ?? "")
    .trim()
    .toLowerCase()
  return /^\+?[\d\s().-]{7,}$/.test(text) ? text.replace(/\D/g, "") : text
}

type Echo = "same" | "other" | "silent"

/** How an item's echo of the criteria stands to what was asked. */
const echoOf = (item: Item, asked: Criteria): Echo => {
  const input = item.meta?.input ?? {}
  const echoed = Object.keys(asked).filter(key => input[key] !== undefined && input[key] !== null)
  if (echoed.length === 0) return Object.keys(input).length === 0 ? "silent" : "other"
  if (echoed.some(key => comparable(input[key]) !== comparable(asked[key]))) return "other"
  return echoed.length === Object.keys(asked).length ? "same" : "silent"
}

/** The item of each question: by the criteria it echoes first, by its place second, undefined when there is none. */
export const correlate = (
  asked: ReadonlyArray<Criteria>,
  items: ReadonlyArray<Item>
): ReadonlyArray<Item | undefined> => {
  const unclaimed = new Set(items)
  const claim = (item: Item | undefined) => {
    if (item !== undefined) unclaimed.delete(item)
    return item
  }
  const byEcho = asked.map(criteria => claim([...unclaimed].find(item => echoOf(item, criteria) === "same")))
  return byEcho.map((found, place) => {
    if (found !== undefined || items.length !== asked.length) return found
    const item = items[place]
    const criteria = asked[place]
    if (item === undefined || criteria === undefined || !unclaimed.has(item)) return undefined
    return echoOf(item, criteria) === "silent" ? claim(item) : undefined
  })
}
