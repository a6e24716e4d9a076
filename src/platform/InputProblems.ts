import { Array as Arr, ParseResult, SchemaAST } from "effect"

export interface InputProblem {
  readonly path: ReadonlyArray<PropertyKey>
  /** What was expected; nothing of what was sent. */
  readonly message: string
}

const isAbsence = (issue: ParseResult.ParseIssue): boolean =>
  issue._tag === "Type" &&
  (SchemaAST.isUndefinedKeyword(issue.ast) || (SchemaAST.isLiteral(issue.ast) && issue.ast.literal === null))

const misfits = (issue: ParseResult.ParseIssue): number => {
  switch (issue._tag) {
    case "Unexpected":
    case "Missing":
      return 1
    case "Pointer":
    case "Refinement":
    case "Transformation":
      return misfits(issue.issue)
    case "Composite":
      return Arr.ensure(issue.issues).reduce((sum, part) => sum + misfits(part), 0)
    default:
      return 0
  }
}

/** Of several kinds of thing, what is wrong with the kind that was most likely meant. */
const closest = (parts: ReadonlyArray<ParseResult.ParseIssue>): ReadonlyArray<ParseResult.ParseIssue> => {
  const least = Math.min(...parts.map(misfits))
  return parts.filter(part => misfits(part) === least)
}

/** Something that may be left out or null and does not fit is wrong in itself: that it is not absent tells nobody anything. */
const withoutAbsence = (issue: ParseResult.ParseIssue): ParseResult.ParseIssue => {
  switch (issue._tag) {
    case "Pointer":
      return new ParseResult.Pointer(issue.path, issue.actual, withoutAbsence(issue.issue))
    case "Refinement":
      return new ParseResult.Refinement(issue.ast, issue.actual, issue.kind, withoutAbsence(issue.issue))
    case "Transformation":
      return new ParseResult.Transformation(issue.ast, issue.actual, issue.kind, withoutAbsence(issue.issue))
    case "Composite": {
      const parts = Arr.ensure(issue.issues)
      const telling = (SchemaAST.isUnion(issue.ast) ? closest(parts.filter(part => !isAbsence(part))) : parts).map(
        withoutAbsence
      )
      return Arr.isNonEmptyArray(telling)
        ? new ParseResult.Composite(issue.ast, issue.actual, telling, issue.output)
        : issue
    }
    default:
      return issue
  }
}

const namesAtMost = 24

/** A name that is misspelt is found by those that there are. */
const unknownHere = (expected: string): string => {
  const names = [...expected.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name)
  if (names.length === 0) return "is not known here"
  const more = names.length > namesAtMost ? ", …" : ""
  return `is not known here; known: ${names.slice(0, namesAtMost).join(", ")}${more}`
}

/** They would be there once for each name that is misspelt. */
const knownNames = /; known: .*$/

const withoutValue = (message: string): string =>
  message
    .replace(/,? ?actual [\s\S]*$/, "")
    .replace(/^Unable to (?:de|en)code [\s\S]* into (an? [\w.]+)$/, "must be $1")
    .replace(/^must be a DateTime\.Utc$/, "must be an RFC 3339 time")
    .replace(/^is unexpected([\s\S]*)$/, (_, expected: string) => unknownHere(expected))
    .replace(/^Expected /, "expected ")

export const inputProblems = (issue: ParseResult.ParseIssue): ReadonlyArray<InputProblem> =>
  ParseResult.ArrayFormatter.formatIssueSync(withoutAbsence(issue)).map(({ path, message }) => ({
    path,
    message: withoutValue(message)
  }))

const maxShown = 10
const maxNameLength = 64

const nameOf = (path: ReadonlyArray<PropertyKey>): string => {
  const name = path.map(String).join(".")
  return name.length > maxNameLength ? `${name.slice(0, maxNameLength)}…` : name
}

/** Problems in one line of text, bounded: `email: must be …; company.nam: is not known here`. */
export const inOneLine = (problems: ReadonlyArray<InputProblem>): string => {
  const shown = problems
    .slice(0, maxShown)
    .map(({ path, message }) => (path.length === 0 ? message : `${nameOf(path)}: ${message.replace(knownNames, "")}`))
  const more = problems.length - shown.length
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join("; ")
}

/** RFC 6901. */
export const pointerTo = (path: ReadonlyArray<PropertyKey>): string =>
  path.map(part => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")
