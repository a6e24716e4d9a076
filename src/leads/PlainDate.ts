import { Schema } from "effect"

const exists = (day: string): boolean => {
  const parsed = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day)
}

export const PlainDate = Schema.String.pipe(
  Schema.pattern(/^\d{4}-\d{2}-\d{2}$/, { message: () => "must be a date, YYYY-MM-DD" }),
  Schema.filter(exists, { message: () => "must be a day that exists" }),
  Schema.brand("PlainDate")
).annotations({
  identifier: "PlainDate",
  description: "A calendar day, YYYY-MM-DD.",
  jsonSchema: { type: "string", format: "date" },
  arbitrary: () => fc =>
    fc
      .date({ min: new Date("1920-01-01"), max: new Date("2026-12-31"), noInvalidDate: true })
      .map(date => date.toISOString().slice(0, 10) as never)
})
export type PlainDate = typeof PlainDate.Type
