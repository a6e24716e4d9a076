import type { Syntax } from "../../src/risk/checks/email/Syntax.ts"

/** What the suite calls each way of writing. What it warns of after asking the name service is well written. */
export const categories: Readonly<Record<string, Syntax>> = {
  ISEMAIL_VALID_CATEGORY: "plain",
  ISEMAIL_DNSWARN: "plain",
  ISEMAIL_RFC5321: "smtp",
  ISEMAIL_CFWS: "folded",
  ISEMAIL_DEPREC: "obsolete",
  ISEMAIL_RFC5322: "message",
  ISEMAIL_ERR: "malformed"
}

interface Case {
  readonly id: string
  readonly address: string
  readonly category: string
}

const test = /<test id="(\d+)">\s*<address(?:\/>|>([^<]*)<\/address>)[\s\S]*?<category>(\w+)<\/category>/g
const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }

const characterOf = (reference: string): string =>
  named[reference] ?? String.fromCodePoint(Number(reference.replace("#x", "0x").replace("#", "")))

/** Signs of control characters stand for the characters themselves. */
const unescaped = (text: string) =>
  text
    .replaceAll(/&(#?\w+);/g, (_, reference: string) => characterOf(reference))
    .replaceAll(/[\u2400-\u241f\u2421]/g, sign =>
      sign === "\u2421" ? "\x7f" : String.fromCharCode(sign.charCodeAt(0) - 0x2400)
    )

export const casesOf = (xml: string): ReadonlyArray<Case> =>
  [...xml.matchAll(test)].map(([, id = "", address = "", category = ""]) => ({
    id,
    address: unescaped(address),
    category
  }))
