import { DateTime, Schema } from "effect"

const [earliest, latest] = [DateTime.unsafeMake("0001-01-01T00:00:00Z"), DateTime.unsafeMake("9999-12-31T23:59:59Z")]

/** An instant as a caller gives it. RFC 3339 has years of four digits, and PostgreSQL not all that a Date can hold. */
export const momentOf = (description: string) =>
  Schema.DateTimeUtc.pipe(Schema.filter(DateTime.between({ minimum: earliest, maximum: latest }))).annotations({
    description,
    jsonSchema: { type: "string", description },
    message: () => ({ message: "must be an RFC 3339 time", override: true })
  })
