import { literalSyntax } from "./AddressLiteral.ts"
import type { Syntax } from "./Syntax.ts"

export interface Token {
  readonly kind: "at" | "dot" | "atom" | "quoted" | "literal" | "space"
  readonly text: string
  readonly syntax: Syntax
}

interface Lexeme {
  readonly kind: Token["kind"]
  readonly shape: RegExp
  readonly syntaxOf: (text: string) => Syntax
}

const folding = String.raw`(?:[ \t]+|[ \t]*\r\n[ \t]+)(?:\r\n[ \t]+)*`
/** Control characters that RFC 5322 tolerates as obsolete. */
const obsolete = String.raw`\x01-\x08\x0b\x0c\x0e-\x1f\x7f`
/** RFC 6531: wherever a letter may stand, one of any script may. */
const beyondAscii = String.raw`\u{80}-\u{10ffff}`
const anyPair = String.raw`\\[\x00-\x7f]`
const oldSigns = new RegExp(String.raw`[${obsolete}]|\\[^\x20-\x7e\t]`, "u")

const shape = (source: string) => new RegExp(source, "uy")
const always = (syntax: Syntax) => () => syntax
const folds = (text: string): Syntax => (text.split("\r\n").length > 2 ? "obsolete" : "folded")

const lexemes: ReadonlyArray<Lexeme> = [
  { kind: "at", shape: shape("@"), syntaxOf: always("plain") },
  { kind: "dot", shape: shape(String.raw`\.`), syntaxOf: always("plain") },
  { kind: "atom", shape: shape(String.raw`[\w!#$%&'*+/=?^\x60{|}~\-${beyondAscii}]+`), syntaxOf: always("plain") },
  { kind: "space", shape: shape(folding), syntaxOf: folds },
  {
    kind: "quoted",
    shape: shape(String.raw`"(?:[!#-\[\]-~${beyondAscii}${obsolete}]|${anyPair}|${folding})*"`),
    syntaxOf: text => (oldSigns.test(text) ? "obsolete" : /[\t\r]/.test(text) ? folds(text) : "smtp")
  },
  {
    kind: "literal",
    shape: shape(String.raw`\[(?:[!-Z^-~${obsolete}]|${anyPair}|${folding})*\]`),
    syntaxOf: text => literalSyntax(text.slice(1, -1))
  }
]

const remark = shape(String.raw`(?:[!-'*-\[\]-~${beyondAscii}${obsolete}]|${anyPair}|${folding})+`)

const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** Comments nest, which no regular expression follows. */
const commentAt = (text: string, start: number): Token | undefined => {
  let depth = 0
  let at = start
  while (at < text.length) {
    if (text[at] === "(") depth++
    else if (text[at] === ")") depth--
    else {
      const said = matchAt(remark, text, at)
      if (said === undefined) return undefined
      at += said.length - 1
    }
    at++
    if (depth === 0) {
      const whole = text.slice(start, at)
      return { kind: "space", text: whole, syntax: oldSigns.test(whole) ? "obsolete" : "folded" }
    }
  }
  return undefined
}

const tokenAt = (text: string, at: number): Token | undefined => {
  if (text[at] === "(") return commentAt(text, at)
  for (const { kind, shape, syntaxOf } of lexemes) {
    const found = matchAt(shape, text, at)
    if (found !== undefined) return { kind, text: found, syntax: syntaxOf(found) }
  }
  return undefined
}

/** The words of an RFC 5322 address, or nothing when a sign has no place in one. */
export const tokensOf = (text: string): ReadonlyArray<Token> | undefined => {
  const tokens: Array<Token> = []
  for (let at = 0; at < text.length; ) {
    const token = tokenAt(text, at)
    if (token === undefined) return undefined
    tokens.push(token)
    at += token.text.length
  }
  return tokens
}
