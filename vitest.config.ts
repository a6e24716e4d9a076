import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    globalSetup: ["test/support/postgres.ts"],
    pool: "forks",
    // Two processes for all files: the modules are loaded once in each. A file that counts what its process does has one of
    // its own, by environment options that no other file has.
    isolate: false,
    setupFiles: ["test/support/PlainIt.ts"],
    maxWorkers: 2,
    // Bun loads these by itself: what a file costs before its first test is mostly this.
    server: { deps: { external: [/\/src\//] } }
  }
})
