import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { parse } from "csv-parse/sync"

type Row = Readonly<Record<string, string>>

/** The folder named on the command line, which must hold the files; without it the script says what it needs. */
export const dataFolder = (script: string, files: ReadonlyArray<string>) => {
  const folder = process.argv[2]
  const missing = folder === undefined ? files : files.filter(file => !existsSync(join(folder, file)))
  if (folder === undefined || missing.length > 0) {
    process.stderr.write(`usage: bun run ${script} -- <folder>\nThe folder must hold ${missing.join(", ")}.\n`)
    return process.exit(2)
  }
  return {
    csv: (file: string): ReadonlyArray<Row> => parse(readFileSync(join(folder, file)), { columns: true }),
    text: (file: string) => readFileSync(join(folder, file), "latin1")
  }
}
