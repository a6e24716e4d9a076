import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer, Schedule } from "effect"
import { Server } from "../../src/http/Server.ts"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { Chromium, executablePath, flawsOf, type Opened, onPage, sees } from "../support/Browser.ts"
import { SandboxApp, wellKnown } from "../support/SandboxApp.ts"
import { call, issueKey } from "../support/TestApp.ts"

const App = Layer.mergeAll(Server.layer, Chromium.layer).pipe(
  Layer.provideMerge(
    SandboxApp({
      PORT: "0",
      CALLWISE_RATE_LIMIT_PER_MINUTE: "100000",
      CALLWISE_SUGGESTION_HOLDOUT_PERCENT: "0",
      CALLWISE_PROMPTS_PER_MINUTE: "60",
      CALLWISE_AGENCY: "Pelican Insurance"
    })
  )
)

const enter = ({ page }: Opened, key: string, callId?: string) =>
  Effect.promise(async () => {
    await page.goto(`/console${callId === undefined ? "" : `#call=${callId}`}`)
    await page.fill("input[name=key]", key)
    await page.click("button[type=submit]")
    await page.waitForSelector(callId === undefined ? "text=Sample calls" : ".screen")
  })

const types = ({ page }: Opened, text: string) =>
  Effect.promise(async () => {
    await page.keyboard.press("/")
    await page.keyboard.type(text)
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
  })

const stopsAtMost = 120

/** Tabs, where need be, until what is in focus is called so. */
const reach = ({ page }: Opened, name: string) =>
  Effect.promise(async () => {
    const passed: Array<string> = []
    for (let stop = 0; stop < stopsAtMost; stop++) {
      const now = await page.evaluate(() => {
        const element = document.activeElement === document.body ? null : document.activeElement
        const field = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element : null
        const label = field?.labels?.[0]?.textContent ?? element?.textContent ?? ""
        return (element?.getAttribute("aria-label") ?? label).trim()
      })
      if (now.startsWith(name)) return
      passed.push(now.slice(0, 40))
      await page.keyboard.press("Tab")
    }
    throw new Error(`no key leads to ${name}, only to: ${[...new Set(passed)].join(" | ")}`)
  })

const presses = ({ page }: Opened, ...keys: ReadonlyArray<string>) =>
  Effect.promise(async () => {
    for (const key of keys) await page.keyboard.press(key)
  })

const writes = ({ page }: Opened, text: string) => Effect.promise(() => page.keyboard.type(text))

const somebody = (leadId: string) =>
  Effect.gen(function* () {
    const key = yield* issueKey("admin")
    const [person] = wellKnown(yield* Sandbox)
    yield* call("PUT", `/api/leads/${leadId}`, { key, body: { ...person?.lead, interests: ["auto"] } })
    return key
  })

const begun = (callId: string, lead: object) =>
  Effect.gen(function* () {
    const key = yield* issueKey("admin")
    yield* call("PUT", `/api/leads/lead-${callId}`, { key, body: lead })
    const body = { callId, leadId: `lead-${callId}`, agentId: "ana", direction: "inbound" }
    assert.strictEqual((yield* call("POST", "/api/calls", { key, body })).status, 201)
    yield* call("GET", `/api/calls/${callId}/briefing`, { key }).pipe(
      Effect.repeat({ until: ({ json }) => json.pending.length === 0, schedule: Schedule.spaced("20 millis") })
    )
    return key
  })

if (executablePath === undefined)
  layer(Layer.empty)("the call screen", it =>
    it.effect.skip("needs Chromium: apt-get install chromium", () => Effect.void)
  )
else
  layer(App, { excludeTestServices: true })("the call screen", it => {
    it.effect("takes a call from ring to sale, by keyboard where it matters", () =>
      onPage("light", opened =>
        Effect.gen(function* () {
          const { page } = opened
          const key = yield* somebody("sale")
          const [person] = wellKnown(yield* Sandbox)
          yield* enter(opened, key)
          assert.deepStrictEqual(yield* flawsOf(opened), [])
          yield* Effect.promise(async () => {
            await page.fill("input[name=leadId]", `${person?.lead.lastName?.slice(0, 3)}`)
            await page.locator(".found", { hasText: "sale" }).click()
            await page.locator(".lead-field [role=status]", { hasText: `${person?.lead.lastName}` }).waitFor()
            await page.fill("input[name=agentId]", "ana")
            await page.selectOption("select[name=direction]", "inbound")
            await page.click("button:has-text('Begin')")
          })
          yield* sees(opened, "Household")
          yield* Effect.promise(() => page.waitForSelector(".offer"))
          yield* types(opened, "Honestly, that is too expensive for me.")
          yield* sees(opened, "Lead finds the price too high")
          assert.deepStrictEqual(yield* flawsOf(opened), [])
          const place = yield* Effect.promise(() =>
            page
              .locator(".say")
              .evaluateAll(cards => cards.findIndex(card => card.textContent?.includes("price too high")))
          )
          yield* Effect.promise(() => page.keyboard.press(`${place + 1}`))
          yield* Effect.promise(() =>
            page.locator(".say", { hasText: "Lead finds the price too high" }).waitFor({ state: "detached" })
          )
          yield* Effect.promise(() => page.getByRole("button", { name: "4 of 5" }).click())
          yield* Effect.promise(async () => {
            await page.keyboard.press("?")
            await page.getByRole("dialog").waitFor()
            await page.keyboard.press("Escape")
            await page.getByRole("dialog").waitFor({ state: "detached" })
            await page.getByRole("heading", { name: `${person?.lead.firstName} ${person?.lead.lastName}` }).waitFor()
            await page.locator(".checklist summary").first().click()
            await page.locator(".duty-script").first().waitFor()
            await page.click(".offer button:has-text('Present')")
            await page.locator(".offer button:has-text('Accepted')").waitFor()
            await page.reload()
            await page.locator(".offer button:has-text('Accepted')").waitFor()
            await page.locator(".line", { hasText: "too expensive" }).waitFor()
          })
          yield* Effect.promise(() => page.locator(".bar", { hasText: "Still being" }).waitFor({ state: "detached" }))
          assert.strictEqual(
            yield* Effect.promise(() => page.locator(".say", { hasText: "price too high" }).count()),
            0
          )
          yield* Effect.promise(async () => {
            await page.selectOption(".ending select", "sold")
            await page.fill("input[name=premium]", "1.234,50")
            await page.click("text=End the call")
          })
          yield* sees(opened, "Write the premium as dollars")
          assert.deepStrictEqual(yield* flawsOf(opened), [])
          yield* Effect.promise(async () => {
            await page.fill("input[name=premium]", "$1,234.50")
            await page.click("text=End the call")
          })
          yield* sees(opened, "The call is over: sold")
          const [latest] = (yield* call("GET", "/api/calls?leadId=sale", { key })).json.items
          assert.deepInclude(latest, { status: "ended", outcome: "sold", premium: 1234.5 })
          const used = yield* call("GET", `/api/leads/sale/export`, { key })
          assert.isTrue(used.json.suggestions.some(({ status }: { status: string }) => status === "used"))
          assert.deepStrictEqual([opened.complaints, opened.strangers], [[], []])
        })
      )
    )

    it.effect("takes a call from ring to sale without a mouse", () =>
      onPage("dark", opened =>
        Effect.gen(function* () {
          const { page } = opened
          const key = yield* somebody("rings")
          const line = (type: string) =>
            call("POST", "/api/integrations/voice/events", {
              key,
              body: { type, callId: "rings", leadId: "rings", agentId: "ana", direction: "inbound" }
            })
          yield* line("callRinging")
          yield* Effect.promise(() => page.goto("/console"))
          yield* Effect.promise(() => page.waitForSelector("input[name=key]"))
          yield* reach(opened, "API key")
          yield* writes(opened, key)
          yield* presses(opened, "Enter")
          yield* sees(opened, "rings with ana")
          yield* reach(opened, "rings with ana")
          yield* presses(opened, "Enter")
          yield* line("callStarted")
          yield* Effect.promise(() => page.waitForSelector(".offer"))
          yield* presses(opened, "/")
          yield* writes(opened, "Honestly, that is too expensive for me.")
          yield* presses(opened, "Enter", "Escape")
          yield* sees(opened, "Lead finds the price too high")
          const price = page.locator(".say", { hasText: "Lead finds the price too high" })
          yield* Effect.promise(async () => {
            for (let place = 1; (await price.count()) > 0; place = 1) {
              const cards = await page.locator(".say").allTextContents()
              place += cards.findIndex(card => card.includes("price too high"))
              await page.keyboard.press(`${place}`)
              await price.waitFor({ state: "detached" })
            }
          })
          yield* reach(opened, "4 of 5")
          yield* presses(opened, "Enter")
          yield* Effect.promise(() => page.locator(".rating").waitFor({ state: "detached" }))
          yield* presses(opened, "?")
          yield* Effect.promise(() => page.getByRole("dialog").waitFor())
          yield* presses(opened, "Escape")
          yield* Effect.promise(() => page.getByRole("dialog").waitFor({ state: "detached" }))
          yield* presses(opened, "o")
          yield* reach(opened, "Present")
          yield* presses(opened, "Enter")
          yield* Effect.promise(() => page.locator(".offer button:has-text('Accepted')").waitFor())
          yield* reach(opened, "Outcome")
          yield* presses(opened, "s")
          yield* Effect.promise(() => page.waitForSelector("select[name=offer]"))
          yield* reach(opened, "End the call")
          yield* presses(opened, "Enter")
          yield* sees(opened, "The call is over: sold")
          const [latest] = (yield* call("GET", "/api/calls?leadId=rings", { key })).json.items
          assert.deepInclude(latest, { callId: "rings", status: "ended", outcome: "sold" })
          assert.isString(latest.saleOfferId)
          const { json } = yield* call("GET", "/api/leads/rings/export", { key })
          assert.isTrue(json.suggestions.some(({ status }: { status: string }) => status === "used"))
          assert.isTrue(json.offers.some(({ status }: { status: string }) => status === "accepted"))
          assert.deepStrictEqual([opened.complaints, opened.strangers], [[], []])
        })
      )
    )

    it.effect("loses nothing when the connection breaks off, and says so meanwhile", () =>
      onPage("dark", opened =>
        Effect.gen(function* () {
          const key = yield* begun("cut-off", { phone: "+13055550161", address: { state: "FL" } })
          yield* enter(opened, key, "cut-off")
          yield* sees(opened, "Say that the call is recorded and transcribed")
          assert.deepStrictEqual(yield* flawsOf(opened), [])
          yield* Effect.sync(opened.line.cut)
          yield* sees(opened, /Cut off for/)
          for (const text of ["It was my brother who told me.", "That is too expensive."])
            yield* call("POST", "/api/calls/cut-off/events", {
              key,
              body: { type: "utterance", speaker: "lead", text }
            })
          yield* types(opened, "Said while the line was dead.")
          yield* sees(opened, "The service cannot be reached.")
          assert.strictEqual(
            yield* Effect.promise(() => opened.page.inputValue("#say")),
            "Said while the line was dead."
          )
          const { page } = opened
          yield* Effect.promise(() =>
            page.locator("#say").evaluate(field => {
              if (!(field instanceof HTMLInputElement)) return
              field.form?.requestSubmit()
              field.value = "Typed since."
            })
          )
          const both = yield* Effect.promise(() => page.inputValue("#say")).pipe(
            Effect.repeat({ until: text => text !== "Typed since." }),
            Effect.timeout("20 seconds")
          )
          assert.strictEqual(both, "Said while the line was dead. Typed since.")
          yield* Effect.sync(opened.line.mend)
          yield* sees(opened, "It was my brother who told me.")
          yield* sees(opened, "Lead finds the price too high")
          yield* Effect.promise(() => opened.page.getByText(/Cut off for/).waitFor({ state: "detached" }))
          assert.deepStrictEqual([opened.complaints, opened.strangers], [[], []])
        })
      )
    )

    it.effect("says what could not be had, and goes on with another key where it was when its own is revoked", () =>
      onPage("light", opened =>
        Effect.gen(function* () {
          const { page } = opened
          const key = yield* begun("revoked", { phone: "+13055550164" })
          const sql = yield* SqlClient.SqlClient
          yield* sql`update calls set missing = ${JSON.stringify([
            { part: "profile", reason: "partial", providers: [{ name: "Dun & Bradstreet", outcome: "timeout" }] }
          ])}::jsonb where call_id = 'revoked'`
          const lent = yield* call("POST", "/api/keys", { key, body: { name: "lent", scopes: ["coaching"] } })
          yield* enter(opened, lent.json.key, "revoked")
          yield* sees(opened, "No answer from: Dun & Bradstreet (timeout).")
          yield* types(opened, "Said before.")
          yield* sees(opened, "Said before.")
          const begunAt: Array<string> = []
          page.on("request", request => {
            if (request.url().endsWith("/stream")) begunAt.push(request.headers()["last-event-id"] ?? "")
          })
          yield* call("DELETE", `/api/keys/${lent.json.keyId}`, { key })
          yield* sees(opened, "Your key is no longer accepted.")
          yield* call("POST", "/api/calls/revoked/events", {
            key,
            body: { type: "utterance", speaker: "lead", text: "Said meanwhile." }
          })
          yield* types(opened, "Typed without a key.")
          const typed = yield* Effect.promise(() => page.inputValue("#say")).pipe(
            Effect.repeat({ until: text => text !== "" }),
            Effect.timeout("20 seconds")
          )
          assert.strictEqual(typed, "Typed without a key.")
          assert.deepStrictEqual(yield* flawsOf(opened), [])
          yield* Effect.promise(async () => {
            await page.fill("input[name=key]", "cw_wrong")
            await page.click(".key-again button")
            await page.getByText("That key is not accepted, either.").waitFor()
            await page.fill("input[name=key]", key)
            await page.click(".key-again button")
            await page.locator(".key-again").waitFor({ state: "detached" })
          })
          yield* sees(opened, "Said meanwhile.")
          assert.strictEqual(yield* Effect.promise(() => page.getByText("Said before.").count()), 1)
          assert.isAbove(Number(begunAt.at(-1)), 0)
          yield* Effect.promise(async () => {
            await page.focus("#say")
            await page.keyboard.press("Enter")
          })
          yield* Effect.promise(() => page.locator(".line", { hasText: "Typed without a key." }).waitFor())
          assert.deepStrictEqual([opened.complaints, opened.strangers], [[], []])
        })
      )
    )

    it.effect("says what to do where nothing is known, and stays quick in a long call", () =>
      onPage("light", opened =>
        Effect.gen(function* () {
          const { page } = opened
          const key = yield* begun("long", { phone: "+13055550162" })
          yield* enter(opened, key, "long")
          yield* sees(opened, "No provider knows this person.")
          yield* sees(opened, /^Not offered: auto/)
          yield* sees(opened, /^Opens: /)
          yield* sees(opened, "Ask: In which state do you live?")
          const lines = Array.from({ length: 100 }, (_, at) => ({
            type: "utterance",
            speaker: at % 2 === 0 ? "lead" : "agent",
            text: `This is line ${at}.`
          }))
          const hears = (hundreds: number) =>
            Effect.forEach(Array.from({ length: hundreds }), () =>
              Effect.map(call("POST", "/api/calls/long/events", { key, body: { events: lines } }), ({ status }) =>
                assert.strictEqual(status, 202)
              )
            )
          const nodes = Effect.promise(() => page.locator("*").count())
          yield* hears(4)
          yield* sees(opened, "Lines 201 to 400 of 400.")
          const early = yield* nodes
          yield* hears(16)
          yield* types(opened, "And this was typed meanwhile.")
          yield* sees(opened, "Lines 1802 to 2001 of 2001.")
          yield* sees(opened, "And this was typed meanwhile.")
          assert.isAtMost(yield* Effect.promise(() => page.locator(".line").count()), 300)
          assert.isAtMost((yield* nodes) - early, 1_000)
          yield* Effect.promise(() => page.click("text=Earlier"))
          yield* sees(opened, "Lines 1602 to 1801 of 2001.")
          yield* Effect.promise(() => page.click("text=Back to now"))
          yield* sees(opened, "This is line 99.")
          yield* Effect.promise(() => page.setViewportSize({ width: 420, height: 860 }))
          yield* Effect.promise(() => page.click("nav >> text=Offers"))
          yield* Effect.promise(() => page.getByRole("heading", { name: "To be said" }).waitFor())
          assert.deepStrictEqual(yield* flawsOf(opened), [])
        })
      )
    )

    it.effect("is small, needs nobody else, and is refused to who may not see the call", () =>
      onPage("light", opened =>
        Effect.gen(function* () {
          const key = yield* begun("foreign", { phone: "+13055550163" })
          const { text, headers } = yield* call("GET", "/console")
          assert.include(headers.get("content-security-policy") ?? "", "default-src 'none'")
          const script = /src="(\/console\/[^"]+\.js)"/.exec(text)?.[1] ?? ""
          const body = yield* call("GET", script)
          assert.isBelow(Bun.gzipSync(Buffer.from(body.text)).length, 150 * 1024)
          assert.include(body.headers.get("cache-control") ?? "", "immutable")
          const { json } = yield* call("POST", "/api/keys", {
            key,
            body: { name: "bo", scopes: ["coaching"], agentId: "bo" }
          })
          yield* Effect.promise(async () => {
            await opened.page.goto("/console")
            await opened.page.fill("input[name=key]", "cw_wrong")
            await opened.page.click("button[type=submit]")
            await opened.page.getByRole("alert").waitFor()
            await opened.page.fill("input[name=key]", json.key)
            await opened.page.click("button[type=submit]")
          })
          yield* sees(opened, "No call goes on.")
          yield* Effect.promise(() => opened.page.fill("input[name=leadId]", "Marta"))
          yield* sees(opened, /by name or phone needs a key with the scope leads:read/)
          yield* Effect.promise(() => opened.page.goto("/console#call=foreign"))
          yield* sees(opened, /No call has this id/)
        })
      )
    )
  })
