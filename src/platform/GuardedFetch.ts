import { isIPv6 } from "node:net"
import { isAddress, isPublicAddress, maybePublicHost } from "./PublicAddress.ts"

export type Resolve = (hostname: string) => Promise<ReadonlyArray<string>>

interface Policy {
  readonly allowsPrivate: boolean
  readonly resolve: Resolve
  readonly send: (url: URL, init: BunFetchRequestInit) => Promise<Response>
}

class AddressNotPublic extends Error {
  readonly code = "ERR_ADDRESS_NOT_PUBLIC"
}

const neverConnected = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"])

const isWorthAnother = (error: unknown): boolean =>
  error instanceof Error && "code" in error && typeof error.code === "string" && neverConnected.has(error.code)

/** A URL whose host a placeholder such as {service} is part of. */
const parsed = (url: string): URL | null => URL.parse(url.replaceAll(/\{[a-z]+\}/gi, "x"))

export const guardedFetch = ({ allowsPrivate, resolve, send }: Policy) => {
  const admitted = new Set<string>()
  const isFree = (url: URL) => allowsPrivate || admitted.has(url.origin)

  /** Connects to the very address that was looked at, so that a name which changes its answer leads nowhere else. */
  const toAddress = (url: URL, address: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    headers.set("host", url.host)
    const pinned = new URL(url)
    pinned.hostname = isIPv6(address) ? `[${address}]` : address
    return send(pinned, { ...init, headers, redirect: "manual", tls: { servername: url.hostname } })
  }

  const guarded = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (!isFree(url) && !maybePublicHost(url.hostname)) throw new AddressNotPublic()
    if (isFree(url) || isAddress(url.hostname)) return send(url, { ...init, redirect: "manual" })
    const addresses = await resolve(url.hostname)
    if (addresses.length === 0 || !addresses.every(isPublicAddress)) throw new AddressNotPublic()
    for (const address of addresses.slice(0, -1)) {
      try {
        return await toAddress(url, address, init)
      } catch (error) {
        if (!isWorthAnother(error)) throw error
      }
    }
    return toAddress(url, addresses.at(-1) ?? "", init)
  }

  return {
    /** Whether calls may go there, as far as the URL tells. */
    permits: (url: string): boolean => {
      const target = parsed(url)
      return target === null || isFree(target) || maybePublicHost(target.hostname)
    },
    /** Lets calls go to an origin of the service's own, wherever it is. */
    admit: (url: string): void => {
      const target = parsed(url)
      if (target !== null) admitted.add(target.origin)
    },
    fetch: Object.assign(guarded, { preconnect: fetch.preconnect })
  }
}
