import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { guardedFetch, type Resolve } from "../../src/platform/GuardedFetch.ts"
import { isPublicAddress, maybePublicHost } from "../../src/platform/PublicAddress.ts"

const byte = fc.integer({ min: 0, max: 255 })
const from = (...first: ReadonlyArray<fc.Arbitrary<number>>) =>
  fc.tuple(...first, ...Array.from({ length: 4 - first.length }, () => byte)).map(bytes => bytes.join("."))
const fixed = (value: number) => fc.constant(value)

/** RFC 6890 and what the clouds keep for themselves. */
const own = fc.oneof(
  from(fixed(0)),
  from(fixed(10)),
  from(fixed(100), fc.integer({ min: 64, max: 127 })),
  from(fixed(127)),
  from(fixed(169), fixed(254)),
  from(fixed(172), fc.integer({ min: 16, max: 31 })),
  from(fixed(192), fixed(0), fixed(0)),
  from(fixed(192), fixed(0), fixed(2)),
  from(fixed(192), fixed(168)),
  from(fixed(198), fc.integer({ min: 18, max: 19 })),
  from(fc.integer({ min: 224, max: 255 })),
  fc.constant("168.63.129.16")
)

const recorded = (resolve: Resolve, answer: () => Promise<Response> = async () => new Response("ok")) => {
  const sent: Array<{ url: string; host: string | null; servername: string | undefined }> = []
  const calls = guardedFetch({
    allowsPrivate: false,
    resolve,
    send: (url, init) => {
      const servername = typeof init.tls === "object" ? init.tls.servername : undefined
      sent.push({ url: url.href, host: new Headers(init.headers).get("host"), servername })
      assert.strictEqual(init.redirect, "manual", "a redirect would lead on unseen")
      return answer()
    }
  })
  return { calls, sent }
}

const refused = async (answer: Promise<Response>) => {
  const error = await answer.then(
    () => undefined,
    (error: unknown) => error
  )
  assert.deepInclude(error, { code: "ERR_ADDRESS_NOT_PUBLIC" })
}

describe("calls to URLs that others chose", () => {
  it("know an own address in every way of writing it", () => {
    fc.assert(
      fc.property(own, address => {
        const whole = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0)
        const mapped = `[::ffff:${address}]`
        for (const host of [address, `${whole}`, `0x${whole.toString(16)}`, mapped, `[64:ff9b::${address}]`])
          assert.isFalse(maybePublicHost(new URL(`http://${host}/`).hostname), host)
        assert.isFalse(isPublicAddress(`::ffff:${address}`))
      })
    )
    for (const host of ["::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2002:7f00:1::", "2001:db8::1"])
      assert.isFalse(isPublicAddress(host), host)
    for (const host of ["localhost", "a.localhost.", "printer.local", "metadata.google.internal", "nas.home.arpa"])
      assert.isFalse(maybePublicHost(host), host)
    for (const host of ["8.8.8.8", "[2606:4700::1111]", "api.example.com", "localhost.example.com"])
      assert.isTrue(maybePublicHost(host), host)
    assert.isFalse(isPublicAddress("no address"))
  })

  it("go to the address that was looked at, under the name that was asked for", async () => {
    const { calls, sent } = recorded(async () => ["8.8.8.8"])
    await calls.fetch("https://vendor.example:8443/v1?a=b")
    assert.deepStrictEqual(sent, [
      { url: "https://8.8.8.8:8443/v1?a=b", host: "vendor.example:8443", servername: "vendor.example" }
    ])
  })

  it("are refused when the name leads to an own address, also when it did not the time before", async () => {
    const answers = [["8.8.8.8"], ["127.0.0.1"], ["8.8.8.8", "169.254.169.254"], ["::ffff:10.0.0.1"], []]
    const { calls, sent } = recorded(async () => answers.shift() ?? [])
    await calls.fetch("https://rebinding.example/")
    for (const _ of [1, 2, 3, 4]) await refused(calls.fetch("https://rebinding.example/"))
    await refused(calls.fetch("http://127.0.0.1:5432/"))
    await refused(calls.fetch("http://localhost/"))
    assert.strictEqual(sent.length, 1)
  })

  it("try the next address where nothing was sent to the first, and no other", async () => {
    const failing = (code: string) => {
      const failures = [Object.assign(new Error("no"), { code })]
      return async () => {
        const failure = failures.shift()
        if (failure !== undefined) throw failure
        return new Response("ok")
      }
    }
    const both: Resolve = async () => ["8.8.8.8", "2606:4700::1111"]
    const unreachable = recorded(both, failing("ENETUNREACH"))
    assert.strictEqual((await unreachable.calls.fetch("http://vendor.example/")).status, 200)
    assert.deepStrictEqual(
      unreachable.sent.map(({ url }) => url),
      ["http://8.8.8.8/", "http://[2606:4700::1111]/"]
    )
    const reset = recorded(both, failing("ECONNRESET"))
    await reset.calls.fetch("http://vendor.example/").catch(() => undefined)
    assert.strictEqual(reset.sent.length, 1)
  })

  it("may go to an origin of the service's own, and nowhere beside it", async () => {
    const { calls } = recorded(async () => [])
    calls.admit("http://127.0.0.1:4010/clearbit/{service}")
    assert.isTrue(calls.permits("http://127.0.0.1:4010/apollo"))
    assert.isFalse(calls.permits("http://127.0.0.1:4011/apollo"))
    assert.isTrue(calls.permits("https://{service}.vendor.example"))
    assert.strictEqual((await calls.fetch("http://127.0.0.1:4010/apollo")).status, 200)
    await refused(calls.fetch("http://127.0.0.1:4011/apollo"))
  })
})
