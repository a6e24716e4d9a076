import { type Listener, listenFor } from "./Cues.ts"
import { wordsOf } from "./Words.ts"

/** Hears whole names only, in any case; of names that sound alike the first is told. */
export const listenForCompetitors = (names: ReadonlyArray<string>): Listener<string> => {
  const byWords = new Map<string, string>()
  for (const name of names) {
    const spoken = wordsOf(name)
      .map(({ text }) => text)
      .join(" ")
    if (spoken !== "" && !byWords.has(spoken)) byWords.set(spoken, name.trim())
  }
  return listenFor(Object.fromEntries([...byWords].map(([spoken, name]) => [name, [spoken]])))
}
