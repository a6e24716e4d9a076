/** The sandbox as a part of the process that started it: when that one is gone, however it ended, its pipe closes. */
process.stdin.on("end", () => process.exit()).resume()
await import("../sandbox/main.ts")
