/** The page's style: system fonts, both colour schemes, print, and narrow screens. Contrasts are 4.5 to 1 or more. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--text:#1b1f24;--soft:#57606a;--line:#d0d7de;--panel:#f6f8fa;
--bad:#b3161f;--bad-ground:#ffebe9;--warn:#7a4d00;--warn-ground:#fff4d6;--good:#116329;--good-ground:#dafbe1;
--note:#0550ae;--note-ground:#e7f1ff;--link:#0550ae}
@media (prefers-color-scheme:dark){:root{--ground:#0d1117;--text:#e6edf3;--soft:#9ea7b3;--line:#3d444d;--panel:#161b22;
--bad:#ff9c96;--bad-ground:#3c1618;--warn:#f0c36a;--warn-ground:#352a10;--good:#7ee2a0;--good-ground:#10301c;
--note:#8cc2ff;--note-ground:#12253f;--link:#8cc2ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,sans-serif}
header,main,footer,nav{max-width:76rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.5rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.3rem;margin:2.2rem 0 .6rem;padding-top:.4rem;border-top:1px solid var(--line)}
h3{font-size:1.08rem;margin:1.5rem 0 .5rem}
h4{font-size:1rem;margin:1.1rem 0 .4rem}
p,ul,dl{margin:.4rem 0 .8rem}
ul{padding-left:1.3rem}
a{color:var(--link)}
code,.address{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}
h1,h2,h3,h4,p,li,td,th,dd,dt,summary,figcaption,caption{overflow-wrap:anywhere}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--ground);padding:.4rem .8rem;border:2px solid var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem}
nav a{display:inline-block;padding:.2rem 0}
.verdict{border-left:.5rem solid;padding:.7rem 1rem;margin:.8rem 0;border-radius:.25rem;font-size:1.1rem}
.verdict strong{font-size:1.15em}
.verdict p{margin:.2rem 0}
.bad{color:var(--bad)}.warn{color:var(--warn)}.good{color:var(--good)}.note{color:var(--note)}.soft{color:var(--soft)}
.verdict.bad{background:var(--bad-ground)}.verdict.warn{background:var(--warn-ground)}.verdict.good{background:var(--good-ground)}
.verdict p{color:var(--text)}.verdict p.soft{color:var(--soft);font-size:.95rem}
.tag{display:inline-block;padding:0 .5em;border:1px solid;border-radius:1em;font-size:.85em;font-weight:600;white-space:nowrap}
.tag.bad{background:var(--bad-ground)}.tag.warn{background:var(--warn-ground)}.tag.good{background:var(--good-ground)}.tag.note{background:var(--note-ground)}
.finding{border:1px solid var(--line);border-left:.4rem solid;border-radius:.25rem;padding:.6rem .9rem;margin:.7rem 0}
.finding>*{color:var(--text)}
.finding h3,.finding h4,.finding h5{margin:0 0 .3rem;font-size:1.02rem}
.finding p{margin:.3rem 0}.finding dl{margin-bottom:.2rem}
.finding .soft{color:var(--soft)}
.scroll{overflow-x:auto}
td,th{min-width:5.5em}
table{border-collapse:collapse;width:100%;margin:.4rem 0 1rem;font-size:.94rem}
caption{text-align:left;color:var(--soft);padding:.2rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
thead th{background:var(--panel)}
tbody th .id{white-space:nowrap}td.number{text-align:right;font-variant-numeric:tabular-nums}
details{border:1px solid var(--line);border-radius:.25rem;margin:.35rem 0;padding:0 .8rem}
summary{cursor:pointer;padding:.45rem 0}
details[open]>summary{border-bottom:1px solid var(--line);margin-bottom:.4rem}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem}
dl.facts dt{color:var(--soft)}dl.facts dd{margin:0}
figure{margin:1rem 0;overflow-x:auto}
figure svg{display:block}th.number{text-align:right}
footer{margin-top:3rem;padding-bottom:2rem;color:var(--soft);font-size:.9rem}
@media (max-width:40rem){body{font-size:15px}th,td{padding:.3rem .4rem}dl.facts{grid-template-columns:1fr}dl.facts dd{margin-bottom:.3rem}
table.stack thead{position:absolute;left:-99rem}
table.stack,table.stack tbody,table.stack tr,table.stack td,table.stack tbody th{display:block;width:100%}
table.stack tr{border:1px solid var(--line);border-radius:.25rem;margin:.5rem 0;padding:.2rem 0}
table.stack td,table.stack tbody th{border:0}
table.stack td[data-label]::before{content:attr(data-label) ": ";color:var(--soft)}
table.stack tbody th .id{white-space:nowrap}td.number{text-align:left}table.stack td:empty{display:none}table.stack caption{display:block}}
@media print{figure svg{max-width:100%;height:auto}:root{--ground:#fff;--text:#000;--soft:#444;--line:#999;--panel:#f2f2f2;--link:#000;
--bad:#900;--warn:#630;--good:#040;--note:#036;--bad-ground:#fff;--warn-ground:#fff;--good-ground:#fff;--note-ground:#fff}
nav,.skip{display:none}body{font-size:10.5pt}h2,h3,h4,summary{break-after:avoid}.finding,tr,figure{break-inside:avoid}
details::details-content{content-visibility:visible;height:auto}.scroll,figure{overflow:visible}
a[href^="http"]::after{content:" (" attr(href) ")"}}
`
  .trim()
  .replaceAll(/\n/g, "");
