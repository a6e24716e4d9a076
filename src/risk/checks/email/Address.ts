import { domainToASCII } from "node:url"
import { type Token, tokensOf } from "./Lexer.ts"
import { type Syntax, worst } from "./Syntax.ts"

const longestLocal = 64
const longestLabel = 63
const longestDomain = 255
const longestAddress = 254

const octets = (text: string) => Buffer.byteLength(text)
const written = (tokens: ReadonlyArray<Token>) => tokens.map(({ text }) => text).join("")
const words = (tokens: ReadonlyArray<Token>) => tokens.filter(({ kind }) => kind !== "space")

/** Words with a dot between each two, and none at the ends. */
const isDotted = (tokens: ReadonlyArray<Token>, word: (token: Token) => boolean): boolean =>
  tokens.length % 2 === 1 && tokens.every((token, at) => (at % 2 === 0 ? word(token) : token.kind === "dot"))

/** Comments and folding are in place at the address's own ends, and obsolete beside its inner signs. */
const spacing = (tokens: ReadonlyArray<Token>, inPlace: (at: number) => boolean): ReadonlyArray<Syntax> =>
  tokens.flatMap(({ kind, syntax }, at) => (kind === "space" ? [inPlace(at) ? syntax : "obsolete"] : []))

const localSyntax = (tokens: ReadonlyArray<Token>): Syntax => {
  const said = words(tokens)
  if (!isDotted(said, ({ kind }) => kind === "atom" || kind === "quoted")) return "malformed"
  const firstWord = tokens.findIndex(({ kind }) => kind !== "space")
  return worst([
    ...said.map(({ syntax }) => syntax),
    ...spacing(tokens, at => at < firstWord),
    said.length > 1 && said.some(({ kind }) => kind === "quoted") ? "obsolete" : "plain",
    octets(written(said)) > longestLocal ? "message" : "plain"
  ])
}

const labelSyntax = (label: string): Syntax => {
  if (label.startsWith("-") || label.endsWith("-")) return "malformed"
  return /^[a-z0-9-]+$/i.test(label) && label.length <= longestLabel ? "plain" : "message"
}

const nameSyntax = (given: string): Syntax => {
  const isAscii = /^[\x21-\x7e]*$/.test(given)
  const name = isAscii ? given : domainToASCII(given)
  if (name === "") return "malformed"
  const labels = name.split(".")
  const isRare = labels.length === 1 || /^\d+$/.test(labels.at(-1) ?? "")
  return worst([
    ...labels.map(labelSyntax),
    isRare ? "smtp" : "plain",
    name.length > longestDomain ? "message" : "plain"
  ])
}

const domainSyntax = (tokens: ReadonlyArray<Token>): Syntax => {
  const said = words(tokens)
  const [only] = said
  const isLiteral = said.length === 1 && only?.kind === "literal"
  if (!isLiteral && !isDotted(said, ({ kind }) => kind === "atom")) return "malformed"
  const lastWord = tokens.findLastIndex(({ kind }) => kind !== "space")
  return worst([isLiteral ? only.syntax : nameSyntax(written(said)), ...spacing(tokens, at => at > lastWord)])
}

export const syntaxOf = (address: string): Syntax => {
  const tokens = tokensOf(address)
  const at = tokens?.findIndex(({ kind }) => kind === "at") ?? -1
  if (tokens === undefined || at < 0) return "malformed"
  const isLong = octets(written(words(tokens))) > longestAddress
  return worst([localSyntax(tokens.slice(0, at)), domainSyntax(tokens.slice(at + 1)), isLong ? "message" : "plain"])
}
