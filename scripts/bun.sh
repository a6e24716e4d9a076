#!/bin/sh
# Node and npm are enough: where no Bun is installed, npm brings the one that this project is built for.
bun=$(command -v bun || echo "npx --yes bun@1.4.5")
$bun install --frozen-lockfile --silent && exec $bun "$@"
