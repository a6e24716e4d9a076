import { useEffect, useRef } from "hono/jsx/dom"

const keys = [
  ["1 2 3", "use a suggestion"],
  ["d", "dismiss the first one"],
  ["o", "go to the offers"],
  ["w", "go to who this is"],
  ["/", "type what was said"],
  ["?", "show or hide these keys"],
  ["Esc", "leave a field, close this"]
] as const

/** Takes the focus, closes with Escape, and gives the focus back. */
export const KeysHelp = ({ close }: { close: () => void }) => {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    box.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog class="help" aria-label="Keys" ref={box} onClose={close}>
      <h2>Keys</h2>
      <dl>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={close} autofocus>
        Close
      </button>
    </dialog>
  )
}
