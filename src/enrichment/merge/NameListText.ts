import { type PersonName, personName, samePerson } from "./PersonName.ts"

const entityAccent = /&([A-Za-z])(?:acute|grave|uml|circ|tilde|cedil|ring|slash|caron);/g
const otherEntity = /&#?\w+;/g
const contributor = /[^;/|)]*\((?:foreword|preface|introduction|afterword)[^)]*\)/gi
const roles =
  /\b(?:by|edited by|editors?|edt|eds?\.|et\.? al\.?|joint author|authors?|translat\w+|with contributions by)\b:?/gi
const glued = /(\p{Ll}|\.)(?=\p{Lu}\p{Ll})/gu
const gluedPrefix = /(?:\b|\s)(?:Mc|Mac|De|Du|Di|La|Le|Van|Von|Fitz|O)$/
const strong = /[;/|~\n]|\s-\s|\band\b|&/i
const absent = /^(?:|0|n\/?a|none|null|unknown|various|anonymous|not available|no author)$/i

/** "Knuth, DonaldGraham, Ronald" lost its separators; "McManus" did not. */
const unglued = (text: string) =>
  text.replace(glued, (end, _letter, at: number) => (gluedPrefix.test(text.slice(0, at + 1)) ? end : `${end} `))

const wordsIn = (piece: string) => piece.split(/\s+/).filter(word => word !== "")

const isInitial = (word: string) => /^\p{L}\.?(?:-?\p{L}\.?)*$/u.test(word) && (word.length < 3 || word.includes("."))

/** "Rao, K. R. Bojkovic, Zoran S. Milovanovic, Dragorad": every inner piece ends in the next family name. */
const runsOn = (pieces: ReadonlyArray<string>) =>
  pieces.length > 2 &&
  pieces.slice(1, -1).every(piece => {
    const all = wordsIn(piece)
    const last = all.at(-1)
    return all.length > 1 && last !== undefined && !isInitial(last)
  })

const unrolled = (pieces: ReadonlyArray<string>): ReadonlyArray<string> => {
  const names: Array<string> = []
  let family = pieces[0] ?? ""
  for (const piece of pieces.slice(1, -1)) {
    const all = wordsIn(piece)
    names.push(`${all.slice(0, -1).join(" ")} ${family}`)
    family = all.at(-1) ?? ""
  }
  return [...names, `${pieces.at(-1) ?? ""} ${family}`]
}

/** "Zhigang Xiang Roy A. Plastock": two or more names of two words each, without anything between them. */
const paired = (text: string): ReadonlyArray<string> => {
  const all = wordsIn(text)
  const full = all.filter(word => !isInitial(word)).length
  if (full < 4 || full % 2 === 1) return [text]
  const names: Array<string> = []
  let name: Array<string> = []
  let count = 0
  for (const word of all) {
    name.push(word)
    if (!isInitial(word)) count++
    if (count === 2) {
      names.push(name.join(" "))
      name = []
      count = 0
    }
  }
  return names
}

const familyOnly = (piece: string) => {
  const all = wordsIn(piece)
  return !isInitial(all[0] ?? "") && all.filter(word => !isInitial(word)).length < 2
}

/** One stretch between strong separators: "Last, First", "First Last, First Last", "Last, First, Last, First" … */
const namesIn = (stretch: string): ReadonlyArray<string> => {
  const pieces = stretch
    .split(",")
    .map(piece => piece.trim())
    .filter(piece => wordsIn(piece).length > 0)
  const [first, second] = pieces
  if (first === undefined) return []
  if (second === undefined) return paired(first)
  if (!familyOnly(first) && pieces.every(piece => wordsIn(piece).length > 1)) return pieces.flatMap(paired)
  if (familyOnly(first) && runsOn(pieces)) return unrolled(pieces)
  if (pieces.length % 2 === 0)
    return pieces.flatMap((piece, index) => (index % 2 === 0 ? [`${pieces[index + 1] ?? ""} ${piece}`] : []))
  return pieces.length === 3 && isInitial(pieces[2] ?? "") ? [`${second} ${pieces[2] ?? ""} ${first}`] : pieces
}

/** Reads a list of persons as people write them. Empty when the text says that nobody is known. */
export const namesOf = (text: string): ReadonlyArray<PersonName> => {
  if (absent.test(text.replace(/\([^)]*\)/g, "").trim())) return []
  const plain = unglued(
    text
      .replace(entityAccent, "$1")
      .replace(/&amp;/g, "&")
      .replace(otherEntity, " ")
      .replace(contributor, ";")
      .replace(/\([^)]*\)?/g, ";")
  ).replace(roles, ";")
  const persons: Array<PersonName> = []
  for (const name of plain.split(strong).flatMap(namesIn)) {
    const person = personName(name)
    if (!person.parts.some(part => part.length > 1)) continue
    const twin = persons.findIndex(other => samePerson(other, person))
    if (twin < 0) persons.push(person)
    else if (person.parts.join("").length > (persons[twin]?.parts.join("").length ?? 0)) persons[twin] = person
  }
  return persons
}
