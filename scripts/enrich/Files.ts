import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs"
import { dirname } from "node:path"

/** Files with people in them are for their owner only. */
export const ownerOnly = 0o600

/** The files that belong to one output. */
export const filesOf = (output: string) => ({
  output,
  journal: `${output}.run.json`,
  errors: `${output}.errors.ndjson`
})
export type Files = ReturnType<typeof filesOf>

export const writeWhole = (handle: number, text: string): void => {
  const bytes = Buffer.from(text)
  let from = 0
  while (from < bytes.length) from += writeSync(handle, bytes, from)
}

const sync = (path: string) => {
  const handle = openSync(path, "r")
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The file is there as a whole or not at all, whatever happens meanwhile. */
export const writeDurably = (path: string, text: string): void => {
  const draft = `${path}.tmp`
  const handle = openSync(draft, "w", ownerOnly)
  try {
    writeWhole(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, path)
  sync(dirname(path))
}
