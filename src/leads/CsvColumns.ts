import { Either, Predicate, Schema } from "effect"

export class ColumnsRefused extends Schema.TaggedError<ColumnsRefused>()(
  "ColumnsRefused",
  { errors: Schema.Array(Schema.Struct({ parameter: Schema.String, message: Schema.String })) },
  {
    description:
      "The first line of a CSV file names its columns: members of a lead, dotted where they are nested (company.name, address.state, consent.calls, vehicles.0.year, attributes.campaign). Nothing was imported."
  }
) {}

interface Column {
  readonly path: ReadonlyArray<string>
  readonly read: (cell: string) => unknown
}

const asText = (cell: string) => cell
const asNumber = (cell: string) => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell)
const asList = (cell: string) =>
  cell
    .split(/[;|]/)
    .map(item => item.trim())
    .filter(item => item !== "")

const flags: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "y", "1"].map(word => [word, true] as const),
  ...["false", "no", "n", "0"].map(word => [word, false] as const)
])
const asFlag = (cell: string) => flags.get(cell.toLowerCase()) ?? cell

const readers = new Map<string, Column["read"]>([
  ...[
    "leadId email phone firstName lastName dateOfBirth jobTitle source company.name company.domain",
    "address.street address.city address.state address.postalCode address.country"
  ].flatMap(names => names.split(" ").map(name => [name, asText] as const)),
  ...["consent.enrichment", "consent.calls", "consent.marketing"].map(name => [name, asFlag] as const),
  ["score", asNumber],
  ["interests", asList]
])

const vehicle = /^vehicles\.(1?\d)\.(year|make|model|vin)$/
const attribute = /^attributes\.(.+)$/
const showable = /^[\w.]{1,64}$/
const maxShown = 20

const columnOf = (name: string): Column | undefined => {
  const known = readers.get(name)
  if (known !== undefined) return { path: name.split("."), read: known }
  const [, index, member] = vehicle.exec(name) ?? []
  if (index !== undefined && member !== undefined)
    return { path: ["vehicles", index, member], read: member === "year" ? asNumber : asText }
  const [, attributeName] = attribute.exec(name) ?? []
  return attributeName === undefined ? undefined : { path: ["attributes", attributeName], read: asText }
}

const unreadable = new ColumnsRefused({
  errors: [{ parameter: "header", message: "must name the columns of the file; none of its names is known here" }]
})

/** A file without a header has people in its first line: nothing of that is repeated. */
export const columnsOf = (header: ReadonlyArray<string>): Either.Either<ReadonlyArray<Column>, ColumnsRefused> => {
  const names = header.map(name => name.trim())
  const columns = names.map(columnOf)
  if (columns.every(column => column === undefined)) return Either.left(unreadable)
  const errors = names.flatMap((name, at) => {
    const parameter = showable.test(name) ? name : `column ${at + 1}`
    if (columns[at] === undefined) return [{ parameter, message: "is not a column that is known here" }]
    return names.indexOf(name) === at ? [] : [{ parameter, message: "is there twice" }]
  })
  return errors.length > 0
    ? Either.left(new ColumnsRefused({ errors: errors.slice(0, maxShown) }))
    : Either.right(columns.filter(column => column !== undefined))
}

type Entry = readonly [path: ReadonlyArray<string>, value: unknown]

const nested = (entries: ReadonlyArray<Entry>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Array.from(
      Map.groupBy(entries, ([path]) => path[0] ?? ""),
      ([name, members]) => {
        const [first] = members
        return first !== undefined && first[0].length === 1
          ? [name, first[1]]
          : [name, nested(members.map(([path, value]) => [path.slice(1), value]))]
      }
    )
  )

/** The lead as a JSON caller would have written it; an empty cell says nothing. */
export const writtenLead = (columns: ReadonlyArray<Column>, cells: ReadonlyArray<string>): unknown => {
  const lead = nested(
    columns.flatMap(({ path, read }, at): ReadonlyArray<Entry> => {
      const cell = (cells[at] ?? "").trim()
      return cell === "" ? [] : [[path, read(cell)]]
    })
  )
  return Predicate.isRecord(lead.vehicles) ? { ...lead, vehicles: Object.values(lead.vehicles) } : lead
}
