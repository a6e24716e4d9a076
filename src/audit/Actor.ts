import { Context } from "effect"

export interface ActorIdentity {
  readonly keyId: string | null
  readonly keyName: string
  readonly requestId: string | null
}

/** In whose name something is done: the key of the request, or the service itself. */
export class Actor extends Context.Reference<Actor>()("callwise/audit/Actor", {
  defaultValue: (): ActorIdentity => ({ keyId: null, keyName: "system", requestId: null })
}) {}
