interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

export interface Family {
  readonly name: string
  readonly type: string
  readonly help: string | null
  readonly samples: ReadonlyArray<Sample>
}

const metricName = "[a-zA-Z_:][a-zA-Z0-9_:]*"
const helpLine = new RegExp(`^# HELP (${metricName}) (.*)$`)
const typeLine = new RegExp(`^# TYPE (${metricName}) (counter|gauge|histogram|summary|untyped)$`)
const sampleLine = new RegExp(
  `^(${metricName})(?:\\{([^\\n]*)\\})? (\\+Inf|-Inf|NaN|-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)$`
)
const labelPart = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/y

const escapes: Readonly<Record<string, string>> = { "\\n": "\n", '\\"': '"', "\\\\": "\\" }
const unescaped = (text: string) => text.replace(/\\["\\n]/g, found => escapes[found] ?? found)
const numberOf = (text: string) => (text === "+Inf" ? Infinity : text === "-Inf" ? -Infinity : Number(text))

const labelsOf = (text: string): Record<string, string> => {
  const labels: Record<string, string> = {}
  labelPart.lastIndex = 0
  while (labelPart.lastIndex < text.length) {
    const at = labelPart.lastIndex
    const [, name, value] = labelPart.exec(text) ?? []
    if (name === undefined || value === undefined) throw new Error(`labels, at ${at}: ${text}`)
    if (name in labels) throw new Error(`label twice: ${name}`)
    labels[name] = unescaped(value)
  }
  return labels
}

const suffixes: Readonly<Record<string, ReadonlyArray<string>>> = {
  counter: [""],
  gauge: [""],
  histogram: ["_bucket", "_sum", "_count"],
  summary: ["", "_sum", "_count"]
}

/** Reads Prometheus text format 0.0.4 and refuses what the format forbids: it is stricter than a scrape. */
export const parsePrometheus = (text: string): ReadonlyMap<string, Family> => {
  if (text !== "" && !text.endsWith("\n")) throw new Error("the last line is not ended")
  const families = new Map<string, Family & { samples: Array<Sample> }>()
  const seen = new Set<string>()
  let help: readonly [name: string, text: string] | null = null
  let current: (Family & { samples: Array<Sample> }) | null = null
  for (const line of text.split("\n").slice(0, -1)) {
    const [, helped, words] = helpLine.exec(line) ?? []
    const [, typed, type] = typeLine.exec(line) ?? []
    const [, name, labelText = "", value] = sampleLine.exec(line) ?? []
    if (helped !== undefined && words !== undefined) help = [helped, unescaped(words)]
    else if (typed !== undefined && type !== undefined) {
      if (families.has(typed)) throw new Error(`family twice: ${typed}`)
      if (help !== null && help[0] !== typed) throw new Error(`help of ${help[0]} before type of ${typed}`)
      current = { name: typed, type, help: help?.[1] ?? null, samples: [] }
      families.set(typed, current)
      help = null
    } else if (name !== undefined && value !== undefined) {
      const family = current
      if (family === null) throw new Error(`sample before type: ${line}`)
      if (!suffixes[family.type]?.some(suffix => name === `${family.name}${suffix}`))
        throw new Error(`${name} is not of ${family.type} ${family.name}`)
      const series = `${name}{${labelText}}`
      if (seen.has(series)) throw new Error(`series twice: ${series}`)
      seen.add(series)
      family.samples.push({ name, labels: labelsOf(labelText), value: numberOf(value) })
    } else throw new Error(`not of the format: ${line}`)
  }
  return families
}
