import { DateTime, Option, Schema } from "effect"
import type { Attributes } from "../../leads/Attributes.ts"

const seconds = Schema.NonNegative.pipe(Schema.lessThanOrEqualTo(86_400))
const token = Schema.Trim.pipe(Schema.minLength(1), Schema.maxLength(200))

/** Members of a lead's attributes that tell how it came; what is absent or of another kind counts as not known. */
const submittedFields = {
  deviceId: token,
  ip: token,
  formSeconds: seconds,
  honeypot: Schema.Union(Schema.String.pipe(Schema.maxLength(1_000)), Schema.Boolean),
  callSeconds: seconds,
  inboundCalls: Schema.Int.pipe(Schema.between(0, 10_000)),
  submittedAt: Schema.DateTimeUtc
} as const

const Submitted = Schema.partial(Schema.Struct(submittedFields))
export type Submitted = typeof Submitted.Type

const fits = (one: object): boolean => Option.isSome(Schema.decodeUnknownOption(Submitted)(one))
const decode = Schema.decodeUnknownSync(Submitted)

export const submittedOf = (attributes: Attributes = {}): Submitted =>
  decode(
    Object.fromEntries(
      Object.keys(submittedFields)
        .map(name => [name, attributes[name]] as const)
        .filter(([name, value]) => value !== undefined && fits({ [name]: value }))
    )
  )

/** A field that people do not see has something in it. */
export const isHoneypotFilled = ({ honeypot }: Submitted): boolean =>
  honeypot === true || (typeof honeypot === "string" && honeypot.trim() !== "")

const longestWay = { days: 365 }

/** When the lead came: the form's own word, unless it lies ahead or too far back to be one. */
export const cameAt = ({ submittedAt }: Submitted, createdAt: DateTime.Utc): DateTime.Utc =>
  submittedAt !== undefined &&
  DateTime.between(submittedAt, { minimum: DateTime.subtract(createdAt, longestWay), maximum: createdAt })
    ? submittedAt
    : createdAt
