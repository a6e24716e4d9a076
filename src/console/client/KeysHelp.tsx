const keys = [
  ["1 2 3", "use a suggestion"],
  ["d", "dismiss the first one"],
  ["o", "go to the offers"],
  ["w", "go to who this is"],
  ["/", "type what was said"],
  ["?", "show or hide these keys"],
  ["Esc", "leave a field"]
] as const

export const KeysHelp = ({ close }: { close: () => void }) => (
  <div class="help" role="dialog" aria-label="Keys" aria-modal="true">
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
  </div>
)
