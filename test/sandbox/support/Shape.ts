const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/**
 * Where a value departs from a documented shape: keys must be the same, and types too, but for null, and for what was
 * null in the documentation. Names in `open` are maps whose keys are data.
 */
export const departures = (
  shape: unknown,
  value: unknown,
  options: { readonly optional?: boolean; readonly open?: ReadonlyArray<string> } = {},
  at = "$"
): ReadonlyArray<string> => {
  if (value === null || shape === "null") return []
  if (typeof shape === "string") return typeof value === shape ? [] : [`${at}: ${typeof value}, not ${shape}`]
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return [`${at}: no list`]
    return shape.length === 0 ? [] : value.flatMap((each, i) => departures(shape[0], each, options, `${at}[${i}]`))
  }
  if (!isObject(shape) || !isObject(value)) return [`${at}: no object`]
  if (Object.keys(value).length === 0 || options.open?.some(name => at.endsWith(`.${name}`))) return []
  const missing = options.optional === true ? [] : Object.keys(shape).filter(key => !(key in value))
  const added = Object.keys(value).filter(key => !(key in shape))
  return [
    ...missing.map(key => `${at}.${key}: missing`),
    ...added.map(key => `${at}.${key}: not documented`),
    ...Object.keys(shape).flatMap(key =>
      key in value ? departures(shape[key], value[key], options, `${at}.${key}`) : []
    )
  ]
}
