/** One record of a file as it stands there, or why there is none; `line` is the one it begins on, from 1. */
export type RawRecord = { readonly line: number } & ({ readonly text: string } | { readonly message: string })

/** Where the record that begins at `from` ends; undefined when more text is needed to tell. */
type FindEnd = (text: string, from: number, isLast: boolean) => RecordEnd | undefined
type RecordEnd = { readonly next: number } | { readonly broken: string }

const maxRecordLength = 64 * 1024
const unclosed = "opens a quote that is never closed"

const newline = 10
const comma = 44
const quote = 34

export const endOfLine: FindEnd = (text, from, isLast) => {
  const at = text.indexOf("\n", from)
  if (at >= 0) return { next: at + 1 }
  return isLast ? { next: text.length } : undefined
}

/** RFC 4180, strictly: a quote opens only at the start of a field, and only a comma or the line's end follows a closing one. */
export const endOfCsvRecord: FindEnd = (text, from, isLast) => {
  let at = from
  while (true) {
    if (text.charCodeAt(at) === quote) {
      at = afterClosingQuote(text, at + 1)
      if (at < 0) return isLast ? { broken: unclosed } : undefined
      if (at >= text.length - 1 && !isLast) return undefined
      const isCrLf = text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === newline
      if (isCrLf) at += 1
    } else {
      while (at < text.length && text.charCodeAt(at) !== comma && text.charCodeAt(at) !== newline) {
        if (text.charCodeAt(at) === quote) return { broken: "has a quote in a field that does not begin with one" }
        at += 1
      }
    }
    if (at >= text.length) return isLast ? { next: at } : undefined
    const code = text.charCodeAt(at)
    at += 1
    if (code === newline) return { next: at }
    if (code !== comma) return { broken: "has text behind a closing quote" }
  }
}

const afterClosingQuote = (text: string, from: number): number => {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text.charCodeAt(at + 1) !== quote) return at + 1
  return -1
}

/**
 * Cuts text that arrives in pieces into records, in bounded memory. A record that is broken or too long costs its first
 * line only: reading goes on with the next.
 */
export const recordSplitter = (findEnd: FindEnd) => {
  const decoder = new TextDecoder()
  let pending = ""
  let line = 1
  let isSkipping = false

  const take = (isLast: boolean): ReadonlyArray<RawRecord> => {
    const records: Array<RawRecord> = []
    let from = 0
    const skipLine = () => {
      const end = pending.indexOf("\n", from)
      isSkipping = end < 0
      from = isSkipping ? pending.length : end + 1
      if (!isSkipping) line += 1
    }
    const reject = (message: string) => {
      records.push({ line, message })
      skipLine()
    }
    if (isSkipping) skipLine()
    while (from < pending.length) {
      const end = findEnd(pending, from, isLast)
      if (end === undefined && pending.length - from <= maxRecordLength) break
      if (end === undefined || ("next" in end && end.next - from > maxRecordLength)) {
        const firstLine = pending.indexOf("\n", from)
        reject(firstLine < 0 || firstLine - from > maxRecordLength ? "is longer than 64 KiB" : unclosed)
      } else if ("broken" in end) reject(end.broken)
      else {
        const text = pending.slice(from, end.next).replace(/\r?\n$/, "")
        if (text.includes("\uFFFD")) records.push({ line, message: "is not UTF-8, or was damaged on its way here" })
        else if (text.trim() !== "") records.push({ line, text })
        line += newlinesIn(pending, from, end.next)
        from = end.next
      }
    }
    pending = pending.slice(from)
    return records
  }

  return {
    push: (bytes: Uint8Array): ReadonlyArray<RawRecord> => {
      pending += decoder.decode(bytes, { stream: true })
      return pending.length < maxRecordLength ? [] : take(false)
    },
    end: (): ReadonlyArray<RawRecord> => {
      pending += decoder.decode()
      return take(true)
    }
  }
}

const newlinesIn = (text: string, from: number, to: number): number => {
  let count = 0
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count += 1
  return count
}
