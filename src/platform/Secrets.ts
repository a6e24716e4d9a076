import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto"
import { Context, Effect, Layer, Redacted } from "effect"
import { MasterKey } from "./MasterKey.ts"

const nonceBytes = 12
const tagBytes = 16

/** Encrypts what must stay secret at rest (AES-256-GCM) and hashes what must not be readable as a key (HMAC-SHA-256). */
export class Secrets extends Context.Tag("callwise/platform/Secrets")<
  Secrets,
  {
    readonly encrypt: (plain: string) => Buffer
    /** Dies when the bytes were altered or encrypted under another master key. */
    readonly decrypt: (sealed: Uint8Array) => string
    readonly hash: (...parts: ReadonlyArray<string>) => Buffer
  }
>() {
  static readonly layerNoDeps = Layer.effect(
    Secrets,
    Effect.gen(function* () {
      const master = Redacted.value(yield* MasterKey)
      const derive = (purpose: string) => Buffer.from(hkdfSync("sha256", master, "", purpose, 32))
      const sealing = derive("callwise sealing")
      const hashing = derive("callwise hashing")
      return Secrets.of({
        encrypt: plain => {
          const nonce = randomBytes(nonceBytes)
          const cipher = createCipheriv("aes-256-gcm", sealing, nonce)
          const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()])
          return Buffer.concat([nonce, cipher.getAuthTag(), body])
        },
        decrypt: sealed => {
          const decipher = createDecipheriv("aes-256-gcm", sealing, sealed.subarray(0, nonceBytes))
          decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
          return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString(
            "utf8"
          )
        },
        hash: (...parts) => {
          const hmac = createHmac("sha256", hashing)
          for (const part of parts) hmac.update(`${part.length}:${part}`)
          return hmac.digest()
        }
      })
    })
  )
  static readonly layer = this.layerNoDeps.pipe(Layer.provide(MasterKey.layer))
}
