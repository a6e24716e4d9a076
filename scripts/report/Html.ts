import { html, raw } from "hono/html"
import { isEmpty } from "../../src/dashboard/client/Series.ts"
import { pathOf } from "../../src/dashboard/client/Sparkline.tsx"
import type { Line, Report, Section } from "./Sections.ts"

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 1rem 0.5rem 0; border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); font-weight: normal; }
th { width: 16rem; }
td.value { width: 8rem; text-align: right; font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; }
td.days { width: 9rem; }
svg { display: block; width: 8rem; height: 2.5rem; }
path { fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; vector-effect: non-scaling-stroke; }
@media (max-width: 40rem) { table, tbody, tr, th, td, td.value, td.days { display: block; width: auto; text-align: left; } td { border: 0; } }
@media print { body { margin: 0; } section { break-inside: avoid; } }
`

const line = ({ days, detail, title, value }: Line) => html`<tr>
<th scope="row">${title}</th><td class="value">${value}</td><td>${detail}</td>
<td class="days">${
  isEmpty(days)
    ? ""
    : html`<svg viewBox="0 0 100 32" preserveAspectRatio="none" role="img" aria-label="${title} by day"><path d="${pathOf(days)}"/></svg>`
}</td></tr>`

const section = ({ empty, lines, title }: Section) => html`<section>
<h2>${title}</h2>
${lines.length === 0 ? html`<p>${empty}</p>` : html`<table><tbody>${lines.map(line)}</tbody></table>`}
</section>`

/** A page of its own: no script, nothing from elsewhere. */
export const htmlOf = ({ sections, title, verdict }: Report): string =>
  `${html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<h1>${title}</h1>
<p>${verdict}</p>
${sections.map(section)}
</body>
</html>
`}`
