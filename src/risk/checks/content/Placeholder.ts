/** What people type to get past a form. Whole fields only, and nothing that is anybody's name. */
const typed = new Set(
  "testing test1 test123 testuser asdf asdfg asdfgh qwer zxcv xyz undefined anonymous noname n/a firstname lastname".split(
    " "
  )
)

/** The same, and yet somebody's name: they tell only when first and last name are both of these. */
const typedYetNames = new Set(
  "test tester null none sample example fake dummy unknown nobody foo bar abc first last name na".split(" ")
)

const characters = new Set(["mickey mouse", "minnie mouse", "donald duck", "bugs bunny", "santa claus", "darth vader"])

const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"]
const runLength = 5
const runs = new Set(
  rows
    .flatMap(row => [row, [...row].toReversed().join("")])
    .flatMap(row => Array.from({ length: row.length - runLength + 1 }, (_, at) => row.slice(at, at + runLength)))
)

const plain = (text: string) => text.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim()

/** The same letter thrice and nothing else, or a run along the keyboard. */
const isKeyboardPlay = (text: string) =>
  /^(\p{L})\1{2,}$/u.test(text) ||
  (text.length >= runLength &&
    Array.from({ length: text.length - runLength + 1 }, (_, at) => text.slice(at, at + runLength)).every(part =>
      runs.has(part)
    ))

export const isPlaceholder = (text: string): boolean => {
  const said = plain(text)
  return typed.has(said) || isKeyboardPlay(said)
}

/** What both names together show, and neither alone. */
export const isPlaceholderPair = (firstName: string, lastName: string): boolean => {
  const [first, last] = [plain(firstName), plain(lastName)]
  return (typedYetNames.has(first) && typedYetNames.has(last)) || characters.has(`${first} ${last}`)
}
