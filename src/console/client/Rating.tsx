import type { SuggestionJson } from "./Wire.ts"

const marks = [1, 2, 3, 4, 5]

/** One click says how what was used went; nobody has to. */
export const Rating = ({
  rate,
  suggestion
}: {
  rate: (suggestion: SuggestionJson, mark: number) => void
  suggestion: SuggestionJson
}) => (
  <fieldset class="rating">
    <legend class="note">How did it go? {suggestion.title}</legend>
    {marks.map(mark => (
      <button
        type="button"
        class="quiet"
        key={`${mark}`}
        aria-label={`${mark} of 5`}
        onClick={() => rate(suggestion, mark)}
      >
        {mark}
      </button>
    ))}
  </fieldset>
)
