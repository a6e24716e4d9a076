import { Cause, Predicate } from "effect"

const before = String.raw`(?<![\w.-])`
const after = String.raw`(?![\w-]|\.\d)`

const email = String.raw`[^\s@"'<>()[\]{},;:=/?&|\\]{1,64}(?:@|%40)[^\s@"'<>()[\]{},;:=/?&|\\]{1,190}\.[A-Za-z]{2,24}`
const ssn = `${before}\\d{3}[- ]\\d{2}[- ]\\d{4}${after}`
const internationalPhone = String.raw`(?:\+|%2B)\d(?:[\s().-]{0,2}\d){6,14}`
const usPhone = `${before}(?:1[\\s.-]?)?(?:\\([2-9]\\d{2}\\)|[2-9]\\d{2})[\\s.-]?[2-9]\\d{2}[\\s.-]?\\d{4}${after}`
const bearer = String.raw`\bcw_[A-Za-z0-9_-]{6,}|\bBearer\s+[\w.~+/=-]+`

const personal = new RegExp([bearer, email, internationalPhone, ssn, usPhone].join("|"), "gi")

const personalNames = new Set(
  [
    "address,authorization,birthdate,cookie,dateOfBirth,dob,email,emailAddress,firstName,fullName,lastName",
    "mobile,password,phone,phoneNumber,secret,ssn,street,token"
  ]
    .join(",")
    .toLowerCase()
    .split(",")
)

export const redacted = "[redacted]"

/** The second line of defence: what looks like an e-mail address, a phone number, an SSN or a key is taken out. */
export const redactText = (text: string): string => text.replace(personal, redacted)

export const isPersonalName = (name: string): boolean =>
  personalNames.has(
    name
      .slice(name.lastIndexOf(".") + 1)
      .replace(/[_-]/g, "")
      .toLowerCase()
  )

const maxDepth = 6
const maxItems = 50

/** A copy fit to be logged: text redacted, members with a person's field names emptied, errors as their type. */
export const redactValue = (value: unknown, depth = 0): unknown => {
  if (typeof value === "string") return redactText(value)
  if (typeof value === "bigint" || typeof value === "symbol" || typeof value === "function") return String(value)
  if (!Predicate.isObject(value)) return value
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Error) return redactText(value.name)
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`
  if (depth === maxDepth) return "[deep]"
  if (Cause.isCause(value)) return redactValue([...Cause.failures(value), ...Cause.defects(value)], depth + 1)
  if (Predicate.hasProperty(value, "toJSON") && typeof value.toJSON === "function")
    return redactValue(value.toJSON(), depth + 1)
  if (Predicate.isIterable(value))
    return Iterator.from(value)
      .take(maxItems)
      .map(item => redactValue(item, depth + 1))
      .toArray()
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, maxItems)
      .map(([name, member]) => [name, isPersonalName(name) ? redacted : redactValue(member, depth + 1)])
  )
}
