import { assert, describe, it } from "@effect/vitest"
import { Webhook } from "standardwebhooks"
import { newSecret, signedHeaders } from "../../src/webhooks/Signing.ts"

const vector = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  at: new Date(1_614_265_330_000),
  body: '{"test": 2432232314}'
}

describe("a signature", () => {
  it("is the one that Standard Webhooks give for their vector", () => {
    assert.deepStrictEqual(signedHeaders([vector.secret], vector), {
      "webhook-id": vector.id,
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    })
  })

  it("is accepted under either secret while both sign, and under no third", () => {
    const [old, fresh, foreign] = [newSecret(), newSecret(), newSecret()]
    const body = JSON.stringify({ type: "call.started" })
    const headers = signedHeaders([fresh, old], { id: "a", at: new Date(), body })
    for (const secret of [old, fresh])
      assert.deepStrictEqual(new Webhook(secret).verify(body, headers), { type: "call.started" })
    assert.throws(() => new Webhook(foreign).verify(body, headers))
    assert.throws(() => new Webhook(old).verify(`${body} `, headers))
  })
})
