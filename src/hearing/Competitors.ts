import { type Listener, listenFor } from "./Cues.ts"
import { wordsOf } from "./Words.ts"

/** Hears whole names only, in any case. */
export const listenForCompetitors = (names: ReadonlyArray<string>): Listener<string> =>
  listenFor(
    Object.fromEntries(
      names.flatMap(name => {
        const spoken = wordsOf(name)
          .map(({ text }) => text)
          .join(" ")
        return spoken === "" ? [] : [[name.trim(), [spoken]]]
      })
    )
  )
