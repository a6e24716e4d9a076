import type { KeyedHash } from "../audit/Chain.ts"
import type { Lead } from "../leads/Lead.ts"

interface Contact {
  readonly email?: Lead["email"]
  readonly phone?: Lead["phone"]
}

export interface ContactHashes {
  readonly email: Buffer | null
  readonly phone: Buffer | null
}

/** Stands for an e-mail address and a phone in normal form where they must be known again and not kept. */
export const contactHashes = (hash: KeyedHash, { email, phone }: Contact): ContactHashes => ({
  email: email === undefined ? null : hash("contact", "email", email),
  phone: phone === undefined ? null : hash("contact", "phone", phone)
})

export const presentHashes = ({ email, phone }: ContactHashes): ReadonlyArray<Buffer> =>
  [email, phone].filter(hash => hash !== null)
