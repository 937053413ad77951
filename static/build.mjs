// Builds dist/portaal/ from css, js and img, and puts the fonts of the PDF in lettertypen/ (for typst, not for
// visitors). Run in this folder, once at set-up; the output is not committed.
//
// Component CSS comes from NL Design System packages. Two things are done to it on the way in:
// 1. rules for classes that no template uses are left out (`snoei`), so that the file stays small;
// 2. the mapping from component tokens to our `--basis-*` tokens is taken from the example theme, but only for
//    the tokens that are left to read (`componenttokens`). The values of `--basis-*` are our own: css/tokens/merk.css.
import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";

const UIT = "dist/portaal";
const LETTERS = "lettertypen";
const SJABLONEN = "../templates";
const LETTERTYPEN = [
  "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
  "@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
  "@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf",
];
const THEMA = "node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/variables.css";
const DOELEN = ["es2022", "chrome123", "firefox121", "safari17.5"];
const GEEN_WAARDE = /^(None|null|undefined|disabled|\{.*\}|basis\..*)$/;
const vind = createRequire(import.meta.url).resolve;

async function gebruikteKlassen() {
  const namen = await readdir(SJABLONEN, { recursive: true });
  const teksten = await Promise.all(namen.filter((naam) => naam.endsWith(".html")).map((naam) => readFile(join(SJABLONEN, naam), "utf8")));
  return new Set(teksten.join("\n").match(/\b(?:nl|utrecht)-[\w-]+/g));
}

/** The index of the brace that closes the one at `open`. */
function sluitend(css, open) {
  for (let i = open + 1, diepte = 1; i < css.length; i++) {
    diepte += css[i] === "{" ? 1 : css[i] === "}" ? -1 : 0;
    if (diepte === 0) return i;
  }
  throw new Error("A brace is not closed");
}

/** Whether every class that a selector asks for is used; what stands in `:not()` is not asked for. */
function isGebruikt(selector, klassen) {
  const gevraagd = selector.replace(/:not\([^()]*(?:\([^()]*\)[^()]*)*\)/g, "").match(/\.[\w-]+/g) ?? [];
  return gevraagd.every((klasse) => klassen.has(klasse.slice(1)));
}

/** The CSS without the rules of which no selector is used. */
function snoei(css, klassen) {
  let uit = "", begin = 0;
  for (let open = css.indexOf("{"); open >= 0; open = css.indexOf("{", begin)) {
    const kop = css.slice(begin, open).trim(), dicht = sluitend(css, open);
    const inhoud = css.slice(open + 1, dicht);
    begin = dicht + 1;
    if (kop.startsWith("@")) {
      const over = /^@(media|supports|layer|container)/.test(kop) ? snoei(inhoud, klassen) : inhoud;
      if (over.trim()) uit += `${kop}{${over}}`;
    } else {
      const over = kop.split(/,(?![^(]*\))/).filter((selector) => isGebruikt(selector, klassen));
      if (over.length) uit += `${over.join(",")}{${inhoud}}`;
    }
  }
  return uit;
}

const gelezen = (css) => new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map((treffer) => treffer[1]));

/** The component tokens of the example theme that the CSS reads, also those read by way of another token. */
async function componenttokens(css) {
  const thema = new Map([...(await readFile(THEMA, "utf8")).matchAll(/^\s*(--[\w-]+):\s*(.+?);$/gm)].map((t) => [t[1], t[2]]));
  const nodig = gelezen(css);
  for (const naam of nodig) for (const dieper of gelezen(thema.get(naam) ?? "")) nodig.add(dieper);
  const regels = [...nodig].filter((naam) => !naam.startsWith("--basis-") && thema.has(naam) && !GEEN_WAARDE.test(thema.get(naam)));
  return `:root {\n${regels.sort().map((naam) => `  ${naam}: ${thema.get(naam)};`).join("\n")}\n}\n`;
}

/** Third-party CSS, pruned, by file; and the tokens that it reads. */
async function lees() {
  const ingang = await readFile("css/portaal.css", "utf8"), klassen = await gebruikteKlassen();
  const paden = [...ingang.matchAll(/@import "(@[^"]+\.css)"/g)].map((treffer) => vind(treffer[1]));
  const css = await Promise.all(paden.map(async (pad) => snoei((await readFile(pad, "utf8")).replace(/\/\*.*?\*\//gs, ""), klassen)));
  return { bestanden: new Map(paden.map((pad, i) => [pad, css[i]])), tokens: await componenttokens(css.join("\n")) };
}

const { bestanden, tokens } = await lees();
const ontwerpsysteem = {
  name: "ontwerpsysteem",
  setup(bouw) {
    bouw.onResolve({ filter: /^componenttokens$/ }, () => ({ path: "componenttokens", namespace: "tokens" }));
    bouw.onLoad({ filter: /.*/, namespace: "tokens" }, () => ({ contents: tokens, loader: "css" }));
    bouw.onLoad({ filter: /node_modules.*\.css$/ }, ({ path }) => (bestanden.has(path) ? { contents: bestanden.get(path), loader: "css" } : undefined));
  },
};

const gemeen = { bundle: true, minify: true, legalComments: "none", logLevel: "warning", target: DOELEN, outdir: UIT };
await rm(UIT, { recursive: true, force: true });
await mkdir(UIT, { recursive: true });
await build({
  ...gemeen,
  entryPoints: { portaal: "css/portaal.css", beheer: "css/beheer.css", insluiten: "css/insluiten.css" },
  loader: { ".woff2": "copy", ".svg": "copy" },
  assetNames: "fonts/[name]",
  plugins: [ontwerpsysteem],
});
await build({ ...gemeen, entryPoints: { portaal: "js/portaal.js", beheer: "js/beheer.js", passkey: "js/passkey.js", werkbord: "js/werkbord.js" }, format: "iife" });
await cp("img", UIT, { recursive: true });

await rm(LETTERS, { recursive: true, force: true });
await mkdir(LETTERS, { recursive: true });
for (const letter of LETTERTYPEN) await cp(join("node_modules", letter), join(LETTERS, basename(letter)));
