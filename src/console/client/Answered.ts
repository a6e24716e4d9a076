const keptUnder = "callwise answered"
const keptAtMost = 300

const read = (): ReadonlyArray<string> => (sessionStorage.getItem(keptUnder) ?? "").split(" ").filter(id => id !== "")

/** Suggestions that were answered in this tab: the stream, read again from its beginning, brings them once more. */
export const answeredBefore = (): ReadonlySet<string> => new Set(read())

export const noteAnswered = (suggestionId: string): void =>
  sessionStorage.setItem(keptUnder, [...read(), suggestionId].slice(-keptAtMost).join(" "))
