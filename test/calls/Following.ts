import { Effect } from "effect"

export interface Message {
  readonly type: string
  readonly sequence: number
  readonly data: unknown
}

export const ended = (messages: ReadonlyArray<Message>) => messages.at(-1)?.type === "call_ended"
export const numbers = (messages: ReadonlyArray<Message>) => messages.map(({ sequence }) => sequence)
export const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1)

/** Reads Server-Sent Events until there are enough, or the stream ends or breaks off. */
export const followed = (
  url: string,
  callId: string,
  key: string,
  after: number,
  enough: (messages: ReadonlyArray<Message>, words: ReadonlyArray<string>) => boolean
) =>
  Effect.promise(async () => {
    const leave = new AbortController()
    const response = await fetch(`${url}/api/calls/${callId}/stream`, {
      headers: { authorization: `Bearer ${key}`, accept: "text/event-stream", "last-event-id": `${after}` },
      signal: leave.signal
    })
    const messages: Array<Message> = []
    const words: Array<string> = []
    const decoder = new TextDecoder()
    let unread = ""
    if (response.body === null || response.status !== 200) return { status: response.status, messages, words }
    try {
      for await (const bytes of response.body) {
        const events = `${unread}${decoder.decode(bytes, { stream: true })}`.split("\n\n")
        unread = events.pop() ?? ""
        for (const event of events) {
          const data = event.split("\n").find(line => line.startsWith("data: "))
          if (data === undefined) words.push(event)
          else messages.push(JSON.parse(data.slice(6)))
        }
        if (enough(messages, words)) break
      }
    } catch {
      words.push("broke off")
    }
    leave.abort()
    return { status: response.status, messages, words }
  })
