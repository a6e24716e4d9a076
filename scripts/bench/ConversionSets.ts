import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { parse } from "csv-parse/sync"
import { unzipSync } from "fflate"
import { Examples } from "../../src/conversion/learner/Examples.ts"
import type { AllowList, FeatureKind, Features } from "../../src/conversion/learner/Features.ts"

export const conversionFiles = [
  "ticdata2000.txt",
  "ticeval2000.txt",
  "bank-additional.zip",
  "insurance_cross_sell_valid.csv"
] as const

export const missingIn = (folder: string) => conversionFiles.filter(file => !existsSync(join(folder, file)))

type Row = Readonly<Record<string, string>>

const examplesOf = (allowed: AllowList, rows: ReadonlyArray<Row>, isPositive: (row: Row) => boolean) => {
  const examples = new Examples(allowed)
  for (const row of rows) examples.add(featuresOf(allowed, row), isPositive(row))
  return examples
}

const featuresOf = (allowed: AllowList, row: Row): Features =>
  Object.fromEntries(
    Object.entries(allowed).map(([name, kind]) => [name, kind === "number" ? Number(row[name]) : (row[name] ?? null)])
  )

/** Customer subtype and main type are codes; all others rise. The 86th column says who bought. */
const coilColumns = Array.from({ length: 85 }, (_, column) => `c${column + 1}`)
const coilCodes = new Set(["c1", "c5"])
const coilAllowed: AllowList = Object.fromEntries(
  coilColumns.map(name => [name, coilCodes.has(name) ? "category" : "number"])
)

const coilRows = (folder: string, file: string): ReadonlyArray<Row> =>
  parse(readFileSync(join(folder, file), "utf8"), {
    columns: [...coilColumns, "bought"],
    delimiter: "\t",
    relax_column_count_less: true
  })

export const coil = (folder: string) => ({
  known: examplesOf(coilAllowed, coilRows(folder, "ticdata2000.txt"), row => row.bought === "1"),
  asked: coilRows(folder, "ticeval2000.txt").map(row => featuresOf(coilAllowed, row))
})

const bankNumbers = new Set(
  "age campaign pdays previous emp.var.rate cons.price.idx cons.conf.idx euribor3m nr.employed".split(" ")
)
const bankFile = "bank-additional/bank-additional-full.csv"

export const bankCalls = (folder: string) => {
  const archive = readFileSync(join(folder, "bank-additional.zip"))
  const text = new TextDecoder().decode(unzipSync(archive, { filter: ({ name }) => name === bankFile })[bankFile])
  const rows: ReadonlyArray<Row> = parse(text, { columns: true, delimiter: ";" })
  const names = Object.keys(rows[0] ?? {}).filter(name => name !== "duration" && name !== "y")
  const kindOf = (name: string): FeatureKind => (bankNumbers.has(name) ? "number" : "category")
  return examplesOf(Object.fromEntries(names.map(name => [name, kindOf(name)])), rows, row => row.y === "yes")
}

export const crossSell = (folder: string) => {
  const rows: ReadonlyArray<Row> = parse(readFileSync(join(folder, "insurance_cross_sell_valid.csv"), "utf8"), {
    columns: true
  })
  const numbers = ["Age", "Annual_Premium", "Vintage"]
  const codes = "Gender Driving_License Region_Code Previously_Insured Vehicle_Age Vehicle_Damage Policy_Sales_Channel"
  const allowed: AllowList = {
    ...Object.fromEntries(numbers.map(name => [name, "number"] as const)),
    ...Object.fromEntries(codes.split(" ").map(name => [name, "category"] as const))
  }
  return examplesOf(allowed, rows, row => row.Response === "1")
}
