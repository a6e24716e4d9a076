import { wordsOf } from "../../hearing/Words.ts"

const common = new Set(
  "a about all also am an and any are as at be been but by can could did do does for from get had has have he her here him his how i if in into is it its just let like may me more my no not now of on one or our out please right see shall she should so some than that the their them then there they this to up us was we were what when where which who will with would you your".split(
    " "
  )
)
const wordsAtMost = 12
const leastWords = 4
const enough = 0.5

/** The words by which a script is known again. */
export const tellingWords = (script: string): ReadonlyArray<string> =>
  [...new Set(wordsOf(script).map(({ text }) => text))]
    .filter(word => word.length > 2 && !common.has(word))
    .slice(0, wordsAtMost)

/** Whether what was said has the substance of a script: half of its telling words. */
export const isSaid = (telling: ReadonlyArray<string>, said: ReadonlySet<string>): boolean =>
  telling.length >= leastWords && telling.filter(word => said.has(word)).length >= enough * telling.length

export const saidWords = (text: string): ReadonlySet<string> => new Set(wordsOf(text).map(word => word.text))
