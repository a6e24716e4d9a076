import { fileURLToPath } from "node:url"

export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>
  readonly type: string
  readonly etag: string
}

export interface Bundle {
  readonly script: string
  readonly style: string
  readonly assets: ReadonlyMap<string, Asset>
}

export interface Sources {
  readonly script: URL
  readonly style: URL
}

const assetOf = async (output: Bun.BuildArtifact): Promise<readonly [string, Asset]> => {
  const body = new Uint8Array(await output.arrayBuffer())
  const type = output.path.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8"
  return [output.path.replace(/^\.?\//, ""), { body, type, etag: `"${output.hash ?? ""}"` }]
}

/** A page's script and style; their names change with what is in them. */
export const bundle = async ({ script, style }: Sources): Promise<Bundle> => {
  const { outputs } = await Bun.build({
    entrypoints: [fileURLToPath(script), fileURLToPath(style)],
    target: "browser",
    minify: true,
    naming: "[name].[hash].[ext]"
  })
  const assets = new Map(await Promise.all(outputs.map(assetOf)))
  const named = (ending: string) => [...assets.keys()].find(name => name.endsWith(ending)) ?? ""
  return { script: named(".js"), style: named(".css"), assets }
}
