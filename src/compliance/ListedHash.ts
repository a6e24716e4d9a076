import type { KeyedHash } from "../audit/Chain.ts"

/** Of a number of which a list gives no more than SHA-256, in hexadecimal, of its E.164 form. */
export const listedHash = (hash: KeyedHash, sha256: string): Buffer => hash("contact", "phone sha256", sha256)
