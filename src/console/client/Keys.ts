export interface Shortcuts {
  readonly use: (at: number) => void
  readonly dismiss: () => void
  readonly help: () => void
  readonly go: (id: "offers" | "who" | "say") => void
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement

/** Keyboard first: one key for each thing an agent does while talking. */
export const listenForKeys = (shortcuts: () => Shortcuts): (() => void) => {
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === "Escape" && event.target instanceof HTMLElement) event.target.blur()
    if (isTyping(event.target)) return
    const { dismiss, go, help, use } = shortcuts()
    const place = ["1", "2", "3"].indexOf(event.key)
    if (place >= 0) use(place)
    else if (event.key === "d") dismiss()
    else if (event.key === "?") help()
    else if (event.key === "o") go("offers")
    else if (event.key === "w") go("who")
    else if (event.key === "/") go("say")
    else return
    event.preventDefault()
  }
  document.addEventListener("keydown", pressed)
  return () => document.removeEventListener("keydown", pressed)
}
