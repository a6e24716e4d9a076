/** A word as it is compared: lower case, without apostrophes; `from` and `to` are its place in the text. */
export interface Word {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly isLoud: boolean
  /** A comma, full stop or the like stands before it. */
  readonly opensClause: boolean
}

const pieces =
  /(?<word>[\p{L}\p{N}]+(?:['’‘`][\p{L}\p{N}]+)*)|(?<face>[<>]?[:;=8xX][-o*'^]?[)\]([dDpP/\\}{@|*]+|<3|\p{Extended_Pictographic})|(?<pause>[.,;:!?()\n]|\s[-–—]+\s)/gu
const apostrophes = /['’‘`]/g
const lowerCase = /\p{Ll}/u
const letters = /\p{L}{2}/u

export const wordsOf = (text: string): ReadonlyArray<Word> => {
  const words: Array<Word> = []
  let opensClause = true
  for (const { 0: piece, index, groups } of text.matchAll(pieces)) {
    if (groups?.pause !== undefined) {
      opensClause = true
      continue
    }
    const isWord = groups?.word !== undefined
    words.push({
      text: isWord ? piece.toLowerCase().replace(apostrophes, "") : piece,
      from: index,
      to: index + piece.length,
      isLoud: isWord && letters.test(piece) && !lowerCase.test(piece),
      opensClause
    })
    opensClause = false
  }
  return words
}
