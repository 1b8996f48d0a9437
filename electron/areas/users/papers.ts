/** Written on a page of its own before any register exists, so it holds no register data and needs no gate. */
const words = {
  sv: {
    title: 'Återställningskod för Utväg',
    why: 'Koden öppnar registret om lösenfrasen går förlorad. Den som har koden och filerna kan läsa allt.',
    how: 'Förvara papperet inlåst, skilt från datorn, till exempel i myndighetens säkerhetsskåp. Fotografera det inte och skriv inte av det i en dator.',
    kept: 'Förvaras hos',
    date: 'Datum och signatur',
  },
  en: {
    title: 'Recovery code for Utväg',
    why: 'The code opens the register if the passphrase is lost. Whoever has the code and the files can read everything.',
    how: "Keep this paper locked away, apart from the computer, such as in the authority's safe. Do not photograph it or type it into a computer.",
    kept: 'Kept by',
    date: 'Date and signature',
  },
} as const;

const style = `@page{size:A4;margin:30mm 25mm}body{font:12pt/1.5 Inter,"Segoe UI",system-ui,sans-serif;color:#1c2326;margin:0}
h1{font-size:20pt;margin:0 0 12mm;border-bottom:1px solid #1c2326;padding-bottom:4mm}
ol{list-style:none;display:grid;grid-template-columns:repeat(4,1fr);gap:8mm 6mm;padding:8mm;margin:0 0 10mm;border:1px solid #1c2326;border-radius:3mm}
li{font:600 18pt/1.2 ui-monospace,"DejaVu Sans Mono",monospace;white-space:nowrap}li span{display:block;font:9pt Inter,system-ui,sans-serif;color:#5a6468}
p{margin:0 0 5mm}.line{margin-top:18mm;border-top:1px solid #1c2326;padding-top:2mm;font-size:10pt;color:#5a6468}`;

/** A complete HTML page; `code` is our own alphabet and needs no escaping. */
export const recoveryCodeHtml = (code: string, language: 'sv' | 'en'): string => {
  const w = words[language];
  const groups = code.split('-').map((group, i) => `<li><span>${i + 1}</span>${group}</li>`);
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${w.title}</title><style>${style}</style></head><body>
<h1>${w.title}</h1><p>${w.why}</p><ol>${groups.join('')}</ol><p>${w.how}</p><p class="line">${w.kept}</p><p class="line">${w.date}</p></body></html>`;
};
