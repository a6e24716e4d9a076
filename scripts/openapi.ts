import { OpenApi } from "@effect/platform"
import { Api } from "../src/http/Api.ts"

const file = new URL("../openapi.json", import.meta.url)
const text = `${JSON.stringify(OpenApi.fromApi(Api), null, 2)}\n`

if (process.argv.includes("--check")) {
  const kept = await Bun.file(file)
    .text()
    .catch(() => "")
  if (kept !== text) {
    process.stderr.write("openapi.json is not what the contract says: run `bun run openapi`.\n")
    process.exit(1)
  }
} else await Bun.write(file, text)
