import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    globalSetup: ["test/support/postgres.ts"],
    pool: "forks",
    maxWorkers: 2,
    // Bun loads these by itself: what a file costs before its first test is mostly this.
    server: { deps: { external: [/\/src\//] } }
  }
})
