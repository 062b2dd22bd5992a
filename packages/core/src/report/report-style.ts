/** The look of reports, by light and by dark and on paper. Pages of one kind, so one text. */
export const reportStyle = `
:root{color-scheme:light dark;--back:#fff;--front:#16181d;--soft:#555b66;--edge:#c9ced6;--panel:#f4f6f8;--link:#0b57d0;
--good:#11692f;--warn:#8a4b00;--bad:#a8071a;--sheet:#fffdfb;--fine:#f6d3cf;--coarse:#e39a93;--ink:#14161c;--doubt:#c2410c}
@media (prefers-color-scheme:dark){:root{--back:#15171b;--front:#e8eaee;--soft:#a8afba;--edge:#3d434d;--panel:#1f2329;
--link:#8ab4f8;--good:#6fd08c;--warn:#f0b35a;--bad:#ff8a8a;--sheet:#1d1b1c;--fine:#3a2829;--coarse:#6b3f40;--ink:#f2f3f5;--doubt:#ffa15c}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--front);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
header,main,footer{max-width:1400px;margin:0 auto;padding:0 1.25rem}
h1{font-size:1.5rem;margin:1rem 0 .25rem;overflow-wrap:anywhere}
h2{font-size:1.15rem;margin:2rem 0 .5rem}
a{color:var(--link)}
.skip{position:absolute;left:-99rem}
.skip:focus{left:.5rem;top:.5rem;background:var(--back);padding:.5rem;z-index:2}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.verdict{display:flex;flex-wrap:wrap;gap:.5rem 2rem;align-items:baseline;border:2px solid var(--edge);border-left-width:.6rem;
border-radius:.4rem;background:var(--panel);padding:.75rem 1rem;margin:.5rem 0}
.verdict.complete{border-color:var(--good)}.verdict.partial{border-color:var(--warn)}.verdict.failed{border-color:var(--bad)}
.status{font-size:1.25rem;font-weight:700}
.complete .status,.complete .status-mark{color:var(--good)}.partial .status,.partial .status-mark{color:var(--warn)}
.failed .status,.failed .status-mark{color:var(--bad)}
.grade{white-space:nowrap}.dots{letter-spacing:.1em}
.excellent .dots,.good .dots{color:var(--good)}.fair .dots{color:var(--warn)}.poor .dots,.bad{color:var(--bad)}
.checks{padding-left:1.25rem}.checks li{margin:.4rem 0}
.remedy{color:var(--soft)}code{font-size:.85em;color:var(--soft)}
.view{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem}
.view>input{width:1.2rem;height:1.2rem;margin:.3rem 0}.view>label{padding:.3rem 1.1rem .3rem 0;cursor:pointer}
.view>.frame,.view>.rows{flex:1 0 100%;max-width:100%}
#layer-grid:not(:checked)~.frame .layer-grid,#layer-rows:not(:checked)~.frame .layer-rows,
#layer-leads:not(:checked)~.frame .layer-leads,#layer-traces:not(:checked)~.frame .layer-traces{display:none}
#larger:checked~.frame{max-height:92vh}#larger:checked~.frame svg{width:220%}#show-open:checked~.rows .row-complete{display:none}
.frame{overflow:auto;border:1px solid var(--edge);background:var(--panel)}
.frame svg{display:block;width:100%;height:auto}
.layer path,.layer .lead-box{vector-effect:non-scaling-stroke;fill:none}
.grid-lines{stroke:#0064c8;stroke-width:.6;opacity:.55}.paper-outline{stroke:#0064c8;stroke-width:2}
.baselines{stroke:#444;stroke-width:1;stroke-dasharray:6 4}.pulses{stroke:#b45300;stroke-width:2}
.layer .lead-box{fill-opacity:.05;stroke-width:1.2}
.lead-name{font:700 20px system-ui,sans-serif;paint-order:stroke;stroke:#fff;stroke-width:4px}
.trace{stroke:#007a33;stroke-width:1.6;stroke-linejoin:round}
.layer .trace.doubtful{stroke:#d3139b;stroke-width:2;stroke-dasharray:3 2}
.ecg .paper{fill:var(--sheet)}.fine-line{stroke:var(--fine);stroke-width:.12;fill:none}.coarse-line{stroke:var(--coarse);stroke-width:.2;fill:none}
.hatch-line{stroke:var(--doubt);stroke-width:.35;fill:none;opacity:.6}
.signal{fill:none;stroke:var(--ink);stroke-width:28;stroke-linejoin:round}.signal.doubtful{stroke:var(--doubt);stroke-width:34}
.pulse{fill:none;stroke:var(--ink);stroke-width:.3}.tick{stroke:var(--soft);stroke-width:.25;fill:none}
.ecg text{fill:var(--front);font-family:system-ui,sans-serif}.lead-label{font-size:4px;font-weight:700;paint-order:stroke;stroke:var(--sheet);stroke-width:.8px}.scale{font-size:2.8px}
.key{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:.4rem 0;padding:0;list-style:none;color:var(--soft)}
.key svg{width:3rem;height:1rem;vertical-align:middle}.key path{fill:none}
.scroll{overflow-x:auto}table{border-collapse:collapse;margin:.25rem 0}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{border-bottom:1px solid var(--edge);padding:.3rem .9rem .3rem 0;text-align:left;vertical-align:top}
td{font-variant-numeric:tabular-nums}.complete,.partial,.failed{white-space:nowrap}p.verdict{white-space:normal}.absent,.note{color:var(--soft)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(22rem,1fr));gap:0 2.5rem}
.facts div{display:flex;flex-wrap:wrap;gap:0 1rem;border-bottom:1px solid var(--edge);padding:.3rem 0}
dt{min-width:12rem;color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
footer{color:var(--soft);padding-bottom:2rem}
@media print{:root{--back:#fff;--front:#000;--soft:#333;--edge:#999;--panel:#fff;--good:#11692f;--warn:#8a4b00;--bad:#a8071a;
--sheet:#fff;--fine:#f6d3cf;--coarse:#e39a93;--ink:#000;--doubt:#c2410c}
.skip,.view>input,.view>label{display:none}.frame{max-height:none;overflow:visible;border:0}.frame svg{max-height:170mm}
section,table{break-inside:avoid}body{font-size:11pt}#larger:checked~.frame svg{width:100%}}
@page{margin:12mm}
`;
