import { effect, flakyTest, it, layer, live, prop, scoped, scopedLive } from "@effect/vitest"

/** `layer` gives its services to the one `it` of the process: the next file in it begins with the plain one. */
Object.assign(it, { effect, flakyTest, layer, live, prop, scoped, scopedLive })
