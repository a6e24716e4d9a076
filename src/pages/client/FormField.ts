/** What stands in a field of the form that was sent. */
export const fieldOf = (event: Event, name: string): string => {
  const form = event.currentTarget
  return form instanceof HTMLFormElement ? `${new FormData(form).get(name) ?? ""}`.trim() : ""
}
