/**
 * The look of an A4 paper. Sizes are in `rem` of a 9.6 pt root, so that the card can use the same blocks at its own size. Colours are those
 * of the light theme; ink and hairlines survive a poor black-and-white printer.
 */
export const blockStyle = `
*{box-sizing:border-box}
html{font-family:'Inter',Inter,system-ui,sans-serif;font-size:9.6pt;line-height:1.5;color:#1c2326;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body,h1,h2,h3,p,ul,ol,table,figure,section{margin:0;padding:0}
body{overflow-wrap:anywhere}
p,li,td,th,h1,h2,h3,caption{white-space:pre-wrap;unicode-bidi:plaintext}
p,li{orphans:2;widows:2}
.whole{white-space:pre}
h1{font-size:1.98rem;line-height:1.2;font-weight:600;letter-spacing:-.014em;text-wrap:balance}
h2,h3{position:relative;break-after:avoid;font-weight:600;text-wrap:balance}
h2{font-size:1.11rem;line-height:1.35;margin-top:1.92rem}
h3{font-size:1rem;line-height:1.4;margin-top:1.2rem}
h2+*,h3+*{margin-top:.55rem}
h2+table,h3+table{margin-top:.3rem}
.number{position:absolute;right:100%;width:8mm;font-weight:400;color:#6b757a}
p,.list,.checklist{margin-top:.55rem}
.quiet{font-size:.875rem;line-height:1.55;color:#5a6468}
.lead{font-weight:600}
.tag{display:inline-block;white-space:pre-wrap;border:.6pt solid #b3ada4;border-radius:2.2pt;padding:0 .5em;margin-right:.35em;font-size:.76rem;line-height:1.5;font-weight:600;color:#5a6468;vertical-align:.08em}
.tag.fact{border-color:#7fa8a2;color:#1f5c57}
.tag.judgment{border-style:dashed;border-color:#8f8a80}
.list{padding-left:1.35rem}
.list li{padding-left:.15rem;margin-top:.25rem}
.list li::marker{color:#6b757a}
table{width:100%;border-collapse:collapse;font-size:.945rem;line-height:1.4;margin-top:1.1rem}
table.shared{table-layout:fixed}
caption{text-align:start;font-weight:600;padding-bottom:.35rem;break-after:avoid}
thead{display:table-header-group}
tbody.total,tbody.total tr{break-inside:avoid;break-before:avoid}
tr,.times{break-inside:avoid}
tbody tr:first-child,.list li:first-child{break-after:avoid}
tbody tr:last-child:not(:first-child),.list li:last-child:not(:first-child){break-before:avoid}
th,td{text-align:start;vertical-align:top;padding:.5rem .9rem .5rem 0;font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{font-weight:600;color:#5a6468;border-bottom:.9pt solid #1c2326;vertical-align:bottom}
tbody th,tbody td{border-bottom:.6pt solid #cfcac1}
.end,.times th{font-variant-numeric:tabular-nums}
.end{text-align:end}
tbody.total td{border-top:.9pt solid #1c2326;border-bottom:0;font-weight:600}
.facts th{width:28%;color:#5a6468}
.decision{break-inside:avoid;border-left:2.4pt solid #1f5c57;padding:.42rem 0 .42rem .95rem;margin-top:.75rem;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.decision p{margin:0}
.decision b{font-weight:600}
.by{display:inline-block;color:#5a6468}
.checklist{list-style:none}
.checklist li{position:relative;break-inside:avoid;padding:.4rem 0 .4rem 1.75rem;border-bottom:.6pt solid #e0dbd3}
.checklist li:first-child{border-top:.6pt solid #e0dbd3}
.box{position:absolute;left:0;top:.56rem;width:1.08rem;height:1.08rem}
.note{display:block;font-size:.875rem;color:#5a6468}
.done .what{color:#5a6468}
.notice{break-inside:avoid;border:.9pt solid #8e1f2f;border-radius:3pt;padding:.75rem .95rem;margin-top:1.2rem}
.notice p{margin:0}
.notice-title{font-weight:600;color:#8e1f2f}
.times{margin-top:.7rem;font-size:1rem}
.times th{width:5.4rem;font-weight:600;white-space:nowrap}
.signatures{break-inside:avoid;break-before:avoid;list-style:none;display:grid;grid-template-columns:1fr 1fr;column-gap:11.6mm;margin-top:.4rem}
.signatures li{margin-top:9.5mm;border-top:.9pt solid #1c2326;padding-top:.3rem;font-size:.875rem;line-height:1.4;color:#5a6468}
.figure{break-inside:avoid;margin-top:1.1rem}
.figure svg{display:block;width:100%;max-height:150mm}
p.caption{margin-top:.45rem;font-size:.875rem;color:#5a6468}
.head{display:flex;justify-content:space-between;align-items:flex-start;gap:8mm}
.head p{margin:0;line-height:1.5}
.organisation{font-weight:600;font-size:.945rem}
.unit,.to{font-size:.9rem;color:#5a6468}
.to strong{font-weight:600;color:#1c2326}
.head-right{text-align:end;max-width:62%;flex-shrink:0}
.classification{display:inline-block;white-space:pre-wrap;border:.9pt solid #8e1f2f;border-radius:2pt;padding:.16rem .62rem;font-size:.86rem;font-weight:600;color:#8e1f2f;text-align:start;margin-bottom:.14rem}
.subtitle{margin-top:.45rem;font-size:1.03rem;color:#5a6468}
`;

/** The text column starts inside the page area: anything to the left of that area is clipped, and the item numbers are there. */
export const pageStyle = `
body{padding-left:10mm}
.head{border-bottom:.9pt solid #1c2326;padding-bottom:3.6mm;margin-bottom:10mm}
.subtitle+*{margin-top:1.9rem}
`;
