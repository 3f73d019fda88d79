"""How the page looks, in light and in dark; nothing is loaded, and no script runs."""

STYLE = """
:root { color-scheme: light dark; --ground: #ffffff; --ink: #1a1a1a; --muted: #595959; --rule: #c8c8c8;
  --bar: #0068a3; --late: #b84300; --panel: #f3f3f3 }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171a; --ink: #e8e8e8; --muted: #b0b6bc; --rule: #4a5157; --bar: #6db8ec; --late: #f5a26b;
    --panel: #20252a }
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif }
h1 { line-height: 1.2; margin: 0 0 .5rem }
h2 { margin: 2.5rem 0 .5rem; border-bottom: 1px solid var(--rule) }
h3 { margin: 1.5rem 0 .25rem }
p, ol, ul { max-width: 46rem; margin: .5rem 0 }
li { margin: .2rem 0 }
small, .muted { color: var(--muted); font-size: .875rem; font-weight: normal }
a { color: var(--bar) }
.wide { overflow-x: auto }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
caption { text-align: left; color: var(--muted); padding-bottom: .25rem }
th, td { text-align: left; vertical-align: top; padding: .3rem 1rem .3rem 0; border-bottom: 1px solid var(--rule) }
th { font-weight: 600 }
td.number, th.number { text-align: right; white-space: nowrap }
.bar { display: inline-flex; width: 9rem; height: .7rem; margin-right: .75rem; background: var(--panel) }
td:has(.bar) { white-space: nowrap }
.bar i { background: var(--bar) }
.bar i.late { background: var(--late) }
.monday { background: var(--panel); padding: .75rem 1rem .75rem 2.5rem; border-left: 4px solid var(--bar) }
svg { display: block; max-width: 100%; height: auto; margin: 1rem 0 }
svg text { font: 13px system-ui, sans-serif; fill: var(--ink) }
svg .axis { stroke: var(--rule) }
svg circle { fill: var(--bar) }
svg circle.stretch { fill: var(--ground); stroke: var(--bar); stroke-width: 2 }
@media print { :root { color-scheme: light } h2 { break-after: avoid } }
"""
