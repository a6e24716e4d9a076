/** Services that forward to a person's own mailbox and hide it: lists of throw-away mail take them for such. */
const relays = new Set([
  "privaterelay.appleid.com",
  "duck.com",
  "mozmail.com",
  "relay.firefox.com",
  "simplelogin.com",
  "simplelogin.co",
  "simplelogin.fr",
  "aleeas.com",
  "slmail.me",
  "slmails.com",
  "silomails.com",
  "8alias.com",
  "passmail.net",
  "passmail.com",
  "passinbox.com",
  "addy.io",
  "anonaddy.com",
  "anonaddy.me"
])

/** Of the domain, or of one below it that belongs to a single person. */
export const isRelay = (domain: string): boolean =>
  domain.split(".").some((_, at, labels) => relays.has(labels.slice(at).join(".")))
