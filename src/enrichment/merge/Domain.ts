import { getDomain } from "tldts"
import { sameKey } from "./Comparator.ts"

/** "https://www.acme.com/about" and "mail.acme.com" belong to acme.com. */
export const webDomain = sameKey<string>(text => getDomain(text) ?? text.toLowerCase())
