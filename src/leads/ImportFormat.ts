import { Option } from "effect"
import type { ImportFormat } from "./DecodeRows.ts"

const formats = new Map<string, ImportFormat>([
  ["text/csv", "csv"],
  ["application/x-ndjson", "ndjson"]
])
const mediaType = /^([\w.+/-]+)\s*(?:;\s*charset="?utf-?8"?\s*)?(?:;\s*header="?present"?\s*)?$/i

/** Of a content type; another charset than UTF-8 is another format. */
export const importFormatOf = (contentType: string): Option.Option<ImportFormat> =>
  Option.fromNullable(formats.get((mediaType.exec(contentType.trim())?.[1] ?? "").toLowerCase()))
