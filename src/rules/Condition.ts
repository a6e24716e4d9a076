import { type Array as Arr, Schema } from "effect"
import { FieldName, kinds } from "./Field.ts"
import { PredicateName } from "./PredicateName.ts"

const Scalar = Schema.Union(Schema.String, Schema.Number, Schema.Boolean)
const Bound = Schema.Union(Schema.Number, Schema.String)
const Words = Schema.NonEmptyArray(Schema.String)

const forms = {
  equal: Schema.Struct({ field: FieldName, op: Schema.Literal("==", "!="), value: Scalar }),
  ordered: Schema.Struct({ field: FieldName, op: Schema.Literal("<", "<=", ">", ">="), value: Bound }),
  between: Schema.Struct({ field: FieldName, op: Schema.Literal("between"), value: Schema.Tuple(Bound, Bound) }),
  among: Schema.Struct({ field: FieldName, op: Schema.Literal("in", "not_in"), value: Words }),
  list: Schema.Struct({ field: FieldName, op: Schema.Literal("contains_any", "not_within"), value: Words }),
  exists: Schema.Struct({ field: FieldName, op: Schema.Literal("exists") })
}

const Comparison = Schema.Union(forms.equal, forms.ordered, forms.between, forms.among, forms.list, forms.exists).pipe(
  Schema.filter(comparison => fits(comparison) || `${comparison.op} does not suit the field ${comparison.field}`)
)
export type Comparison = typeof Comparison.Type

const isDay = (value: unknown) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)

const fits = (comparison: (typeof forms)[keyof typeof forms]["Type"]): boolean => {
  const kind = kinds[comparison.field]
  const isBound = kind === "date" ? isDay : (value: unknown) => kind === "number" && typeof value === "number"
  switch (comparison.op) {
    case "exists":
      return true
    case "==":
    case "!=":
      return kind === "text" ? typeof comparison.value === "string" : typeof comparison.value === kind
    case "in":
    case "not_in":
      return kind === "text"
    case "contains_any":
    case "not_within":
      return kind === "list"
    case "between":
      return comparison.value.every(isBound) && comparison.value[0] <= comparison.value[1]
    default:
      return isBound(comparison.value)
  }
}

export type Condition =
  | { readonly all: Arr.NonEmptyReadonlyArray<Condition> }
  | { readonly any: Arr.NonEmptyReadonlyArray<Condition> }
  | { readonly not: Condition }
  | { readonly predicate: PredicateName }
  | Comparison

const itself = Schema.suspend((): Schema.Schema<Condition> => Condition)

/** When a rule fires. A predicate is a look-up in one of the tables. */
export const Condition: Schema.Schema<Condition> = Schema.Union(
  Schema.Struct({ all: Schema.NonEmptyArray(itself) }),
  Schema.Struct({ any: Schema.NonEmptyArray(itself) }),
  Schema.Struct({ not: itself }),
  Schema.Struct({ predicate: PredicateName }),
  Comparison
)

export const comparisonsIn = (condition: Condition): ReadonlyArray<Comparison> => {
  if ("all" in condition) return condition.all.flatMap(comparisonsIn)
  if ("any" in condition) return condition.any.flatMap(comparisonsIn)
  if ("not" in condition) return comparisonsIn(condition.not)
  return "predicate" in condition ? [] : [condition]
}
