import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, Effect, Option } from "effect"
import { guardedFetch } from "../../src/platform/GuardedFetch.ts"
import { DeliveryId } from "../../src/webhooks/Delivery.ts"
import { send } from "../../src/webhooks/Sending.ts"
import { newSecret } from "../../src/webhooks/Signing.ts"
import { WebhookId } from "../../src/webhooks/Webhook.ts"

const id = "01920000-0000-7000-8000-000000000000"

const claimed = {
  deliveryId: DeliveryId.make(id),
  webhookId: WebhookId.make(id),
  url: "https://receiver.example/hook",
  secretSealed: Buffer.from(newSecret()),
  previousSealed: null,
  type: "call.started" as const,
  data: {},
  occurredAt: DateTime.unsafeMake(0),
  attempts: 1,
  ageSeconds: 0
}

const sent = (answer: () => Promise<Response>, addresses: ReadonlyArray<string>) =>
  send(
    {
      outbound: guardedFetch({ allowsPrivate: false, resolve: async () => addresses, send: answer }),
      decrypt: sealed => Buffer.from(sealed).toString(),
      timeout: Duration.seconds(5)
    },
    claimed
  )

describe("an attempt", () => {
  it.effect("goes nowhere when the name of the receiver points inside", () =>
    Effect.gen(function* () {
      let asked = 0
      const answer = async () => {
        asked++
        return new Response("ok")
      }
      for (const inside of [["10.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["::1"]])
        assert.deepStrictEqual(yield* sent(answer, inside), {
          _tag: "Failed",
          failure: "address_not_public",
          responseStatus: null,
          pause: Option.none()
        })
      const busy = async () => new Response("", { status: 429, headers: { "retry-after": "90" } })
      assert.deepStrictEqual(yield* sent(busy, ["93.184.216.34"]), {
        _tag: "Failed",
        failure: "status",
        responseStatus: 429,
        pause: Option.some(Duration.seconds(90))
      })
      assert.strictEqual(asked, 0)
      assert.deepStrictEqual(yield* sent(answer, ["93.184.216.34"]), { _tag: "Delivered", responseStatus: 200 })
    })
  )

  it.effect("reads no more of an answer than its status", () =>
    Effect.gen(function* () {
      let pulled = 0
      const endless = new ReadableStream({
        pull: controller => {
          pulled++
          controller.enqueue(new Uint8Array(65_536))
        }
      })
      const answer = async () => new Response(endless, { status: 202 })
      assert.deepStrictEqual(yield* sent(answer, ["93.184.216.34"]), { _tag: "Delivered", responseStatus: 202 })
      assert.isAtMost(pulled, 2)
    })
  )
})
