import { parseArgs } from "node:util"

/** `--name value` for each name with a default of the same kind; anything else ends the script with its usage. */
export const flags = <A extends Readonly<Record<string, string | number>>>(defaults: A): A => {
  const usage = () => {
    const known = Object.entries(defaults).map(([name, value]) => `[--${name} ${value}]`)
    process.stderr.write(`usage: ${known.join(" ")}\n`)
    return process.exit(2)
  }
  const options = Object.fromEntries(Object.keys(defaults).map(name => [name, { type: "string" } as const]))
  try {
    const { values } = parseArgs({ options, strict: true })
    const given = Object.entries(values).map(([name, text]) => {
      const value = typeof defaults[name] === "number" ? Number(text) : text
      return Number.isNaN(value) ? usage() : [name, value]
    })
    return { ...defaults, ...Object.fromEntries(given) }
  } catch {
    return usage()
  }
}
