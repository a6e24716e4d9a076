export interface Rendered {
  readonly json: string
  /** Of the content: equal for equal JSON. */
  readonly tag: string
}

/** JSON of immutable values that are answered again and again, made once for each. */
export const renderedOnce = <A extends object>(encode: (value: A) => unknown): ((value: A) => Rendered) => {
  const known = new WeakMap<A, Rendered>()
  return value => {
    const held = known.get(value)
    if (held !== undefined) return held
    const json = JSON.stringify(encode(value))
    const rendered = { json, tag: Bun.hash(json).toString(36) }
    known.set(value, rendered)
    return rendered
  }
}
