import { Effect } from "effect"

/** Waits for what is to come about, however slow the machine is. */
export const until = (holds: () => boolean) =>
  Effect.delay(Effect.sync(holds), "20 millis").pipe(
    Effect.repeat({ until: held => held }),
    Effect.timeoutFail({ duration: "20 seconds", onTimeout: () => new Error("it never came to that") }),
    Effect.orDie
  )
