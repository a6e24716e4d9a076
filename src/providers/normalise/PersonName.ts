const folded = (name: string | undefined) =>
  name
    ?.normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim() ?? ""

export interface Name {
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly fullName?: string | undefined
}

const firstOf = (name: Name) => folded(name.firstName) || (folded(name.fullName).split(" ")[0] ?? "")
const lastOf = (name: Name) => folded(name.lastName) || (folded(name.fullName).split(" ").at(-1) ?? "")

/** Same first and last name, whatever the accents, capitals and middle names. */
export const sameName = (a: Name, b: Name): boolean =>
  firstOf(a) !== "" && lastOf(a) !== "" && firstOf(a) === firstOf(b) && lastOf(a) === lastOf(b)
