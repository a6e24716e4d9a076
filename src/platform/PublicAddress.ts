import ipaddr from "ipaddr.js"

/** Azure's wire server: metadata and credentials at an address of no reserved range (learn.microsoft.com, "What is IP address 168.63.129.16"). */
const metadata = new Set(["168.63.129.16"])

/** Names of RFC 6761, RFC 6762, RFC 8375 and ICANN's .internal, which lead nowhere but to one's own network. */
const ownNames = /(?:^|\.)(?:localhost|local|internal|home\.arpa)\.?$/

/** Whether an IP address is of the internet at large: none of the IANA's special-purpose ranges, however it is written. */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false
  const plain = ipaddr.process(address)
  return plain.range() === "unicast" && !metadata.has(plain.toString())
}

const bare = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, "$1")

export const isAddress = (hostname: string): boolean => ipaddr.isValid(bare(hostname))

/** Whether a host can be public as far as its name tells; where the name leads is seen when it is looked up. */
export const maybePublicHost = (hostname: string): boolean =>
  isAddress(hostname) ? isPublicAddress(bare(hostname)) : !ownNames.test(hostname)
