import pg from "pg"

/** Each is kept by every connection: texts that are made anew for each call must not fill the server's memory. */
const mostKept = 500
const names = new Map<string, string>()

const nameOf = (text: string): string | undefined => {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostKept) return known
  const name = `callwise_${names.size + 1}`
  names.set(text, name)
  return name
}

const named = (given: ReadonlyArray<unknown>): ReadonlyArray<unknown> => {
  const [text, values, ...rest] = given
  if (typeof text !== "string" || !Array.isArray(values) || values.length === 0) return given
  const name = nameOf(text)
  return name === undefined ? given : [{ name, text, values }, ...rest]
}

/** A connection on which a statement with parameters is parsed and planned once, not each time that it runs. */
export class PreparingClient extends pg.Client {
  override query(...given: ReadonlyArray<unknown>) {
    return Reflect.apply(super.query, this, named(given))
  }
}
