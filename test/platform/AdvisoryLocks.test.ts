import { readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, it } from "@effect/vitest"
import { Glob } from "bun"

const root = join(import.meta.dirname, "../..")

it("locks of the database have each a number of its own, lest one kind of work wait for another", () => {
  const files = ["src/**/*.ts", "sql/migrations/*.sql"].flatMap(files => [...new Glob(files).scanSync(root)])
  const numbers = files.flatMap(file =>
    [...readFileSync(join(root, file), "utf8").matchAll(/\b7_?221_?090_?4\d\d\b/g)].map(([number]) =>
      number.replaceAll("_", "")
    )
  )
  assert.isAbove(numbers.length, 5)
  assert.sameMembers([...new Set(numbers)], numbers)
})
