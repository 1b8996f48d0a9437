import { fontFaces } from '../../papers/html/fonts.ts';

/** Printed separately, before any register exists, so it holds no register data and needs no gate. */
const words = {
  sv: {
    kind: 'Utväg · säkerhetshandling',
    title: 'Återställningskod',
    why: 'Koden öppnar registret om lösenfrasen går förlorad. Den som har koden och registrets filer kan läsa allt.',
    keep: 'Så förvaras papperet',
    rules: [
      'Inlåst och skilt från datorn, till exempel i myndighetens säkerhetsskåp.',
      'Fotografera det inte, och skriv inte av det i en dator eller telefon.',
      'Sparades koden som fil ligger den okrypterad på disken. Skriv ut den och radera sedan filen, även ur papperskorgen.',
      'Finns det inte där det ska, säg till chefen genast: registret behöver en ny nyckel.',
    ],
    use: 'Så används koden',
    useText:
      'Välj ”Använd återställningskoden” på låsskärmen och skriv de åtta grupperna. Stora eller små bokstäver och bindestreck spelar ingen roll. Siffran noll och bokstaven O läses lika.',
    kept: 'Förvaras hos',
    date: 'Datum',
    signature: 'Underskrift',
  },
  en: {
    kind: 'Utväg · security document',
    title: 'Recovery code',
    why: 'The code opens the register if the passphrase is lost. Whoever has the code and the register’s files can read everything.',
    keep: 'How to keep this paper',
    rules: [
      'Locked away and apart from the computer, such as in the authority’s safe.',
      'Do not photograph it, and do not copy it into a computer or a telephone.',
      'If the code was saved as a file, it lies unencrypted on the disk. Print it, then delete the file, from the bin as well.',
      'If it is not where it should be, tell the manager at once: the register needs a new key.',
    ],
    use: 'How to use the code',
    useText:
      'Choose “Use the recovery code” on the lock screen and type the eight groups. Capitals, small letters and hyphens make no difference. Zero and the letter O read the same.',
    kept: 'Kept by',
    date: 'Date',
    signature: 'Signature',
  },
} as const;

/** Same paper, type and inks as every other paper of the program; the code in even widths, as it is read letter by letter. */
const style = `${fontFaces}
@page{size:A4;margin:22mm 22mm 20mm}
*{box-sizing:border-box}
html{font:10.5pt/1.55 Inter,system-ui,sans-serif;color:#1c2326;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body,h1,h2,p,ol,ul{margin:0;padding:0}
.kind{padding-bottom:3mm;border-bottom:.6pt solid #cfcac1;font-size:8.5pt;color:#5a6468}
h1{margin-top:14mm;font-size:21pt;line-height:1.2;font-weight:600;letter-spacing:-.014em}
.why{max-width:128mm;margin-top:3mm;color:#5a6468}
ol{display:grid;grid-template-columns:repeat(4,1fr);list-style:none;margin-top:10mm;border:.9pt solid #1c2326;border-radius:2.5mm;overflow:hidden}
ol li{padding:5mm 6mm 5.5mm;font:600 17pt/1.2 "DejaVu Sans Mono","Cascadia Mono",Consolas,monospace;letter-spacing:.03em;white-space:nowrap}
ol li:nth-child(n+5){border-top:.6pt solid #cfcac1}
ol li:not(:nth-child(4n+1)){border-left:.6pt solid #cfcac1}
ol span{display:block;margin-bottom:1.5mm;font:8pt/1 Inter,system-ui,sans-serif;letter-spacing:0;color:#5a6468}
h2{margin-top:11mm;font-size:11.5pt;font-weight:600}
ul{list-style:none;margin-top:2mm}
ul li{padding:1.6mm 0 1.6mm 5mm;border-left:2.4pt solid #1f5c57}
.use{max-width:150mm;margin-top:2mm}
.lines{display:grid;grid-template-columns:2fr 1fr 2fr;gap:8mm;margin-top:34mm}
.lines p{padding-top:1.8mm;border-top:.6pt solid #1c2326;font-size:8.5pt;color:#5a6468}`;

/** A complete HTML page; `code` is our own alphabet and needs no escaping. */
export const recoveryCodeHtml = (code: string, language: 'sv' | 'en'): string => {
  const w = words[language];
  const groups = code.split('-').map((group, i) => `<li><span>${i + 1}</span>${group}</li>`);
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${w.title}</title><style>${style}</style></head><body>
<p class="kind">${w.kind}</p><h1>${w.title}</h1><p class="why">${w.why}</p><ol>${groups.join('')}</ol>
<h2>${w.keep}</h2><ul>${w.rules.map((rule) => `<li>${rule}</li>`).join('')}</ul>
<h2>${w.use}</h2><p class="use">${w.useText}</p>
<div class="lines"><p>${w.kept}</p><p>${w.date}</p><p>${w.signature}</p></div></body></html>`;
};
