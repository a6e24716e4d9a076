import { assert, describe, it } from "@effect/vitest"
import { isLegalHoliday } from "../../src/rules/tables/Holidays.ts"

describe("legal holidays", () => {
  it.each([
    ["AL", "2026-11-26", true],
    ["AL", "2026-11-27", false],
    ["LA", "2026-11-27", true],
    ["AL", "2026-04-27", true],
    ["MS", "2026-04-27", true],
    ["AL", "2026-06-01", true],
    ["LA", "2026-02-17", true],
    ["LA", "2027-02-09", true],
    ["LA", "2026-04-03", true],
    ["PA", "2027-03-26", true],
    ["UT", "2027-03-26", false],
    ["UT", "2026-07-24", true],
    ["RI", "2026-08-10", true],
    ["PA", "2025-11-04", true],
    ["LA", "2025-11-04", false],
    ["LA", "2026-11-03", true],
    ["PA", "2026-07-03", true],
    ["PA", "2026-07-04", true],
    ["PA", "2027-12-31", true],
    ["PA", "2021-12-31", true],
    ["PA", "2020-06-19", false],
    ["PA", "2026-06-19", true],
    ["UT", "2024-06-17", true],
    ["UT", "2025-06-16", true],
    ["AL", "2025-06-16", false],
    ["RI", "2026-05-25", true],
    ["RI", "2026-01-19", true],
    ["RI", "2026-02-16", true],
    ["RI", "2026-12-25", true]
  ])("%s on %s: %s", (state, day, is) => assert.strictEqual(isLegalHoliday(state, day), is))
})
