const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
const shape = new RegExp(`^(${label}\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$`)

/** The host of a web address or bare domain, lower case, without www. */
export const domainOf = (address: string | null | undefined): string | undefined => {
  const host = address
    ?.trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, "")
    .replace(/^[^/?#]*@/, "")
    .replace(/[/?#:].*$/s, "")
    .replace(/^(www\.)+/, "")
    .replace(/\.+$/, "")
  return host !== undefined && host.length <= 253 && shape.test(host) ? host : undefined
}
