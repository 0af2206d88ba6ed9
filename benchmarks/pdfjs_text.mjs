// The texts of the pages of PDF files as pdf.js, the reader in Firefox, has them for its search.
//
//     node pdfjs_text.mjs FOLDER-OF-PDFJS-DIST FILE… > a JSON list, for each file a list of the texts of its pages
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const { getDocument } = await import(pathToFileURL(path.join(folder, "legacy", "build", "pdf.mjs")));
const texts = [];
for (const file of files) {
  const document = await getDocument({ data: new Uint8Array(fs.readFileSync(file)), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    // As its find controller puts the items together.
    pages.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
  }
  texts.push(pages);
}
process.stdout.write(JSON.stringify(texts));
