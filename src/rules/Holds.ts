import type { Comparison, Condition } from "./Condition.ts"
import type { Facts } from "./Field.ts"
import { predicates } from "./Predicates.ts"
import { all, any, not, type Truth } from "./Truth.ts"

const isAmong = (value: unknown, words: ReadonlyArray<string>) => words.some(word => word === value)

const compares = (comparison: Comparison, facts: Facts): Truth => {
  const fact = facts[comparison.field]
  if (comparison.op === "exists") return fact !== undefined
  if (fact === undefined) return [comparison.field]
  const { value } = fact
  switch (comparison.op) {
    case "==":
      return value === comparison.value
    case "!=":
      return value !== comparison.value
    case "<":
      return value < comparison.value
    case "<=":
      return value <= comparison.value
    case ">":
      return value > comparison.value
    case ">=":
      return value >= comparison.value
    case "between":
      return comparison.value[0] <= value && value <= comparison.value[1]
    case "in":
      return isAmong(value, comparison.value)
    case "not_in":
      return !isAmong(value, comparison.value)
    case "contains_any":
      return Array.isArray(value) && value.some(part => isAmong(part, comparison.value))
    case "not_within":
      return Array.isArray(value) && value.some(part => !isAmong(part, comparison.value))
  }
}

export const holds = (condition: Condition, facts: Facts): Truth => {
  if ("all" in condition) return all(condition.all, part => holds(part, facts))
  if ("any" in condition) return any(condition.any, part => holds(part, facts))
  if ("not" in condition) return not(holds(condition.not, facts))
  return "predicate" in condition ? predicates[condition.predicate](facts) : compares(condition, facts)
}
