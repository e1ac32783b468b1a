// Builds the console: one script, one style sheet, the page, the licences of what is inside, and the hash of the sources.
// `node build.mjs [OUT]` writes to ../page by default; the same sources give the same bytes.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "page");
mkdirSync(out, { recursive: true });
const options = { bundle: true, minify: true, target: ["es2022"], legalComments: "none", logLevel: "warning", absWorkingDir: here };
const script = await build({ ...options, entryPoints: ["src/main.ts"], outfile: join(out, "console.js"), format: "iife", charset: "ascii", metafile: true });
await build({ ...options, entryPoints: ["src/style.css"], outfile: join(out, "console.css"), charset: "utf8" });
copyFileSync(join(here, "src", "index.html"), join(out, "index.html"));

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((f) => (f.isDirectory() ? files(join(folder, f.name)) : [join(folder, f.name)]));
}
const sources = [...files(join(here, "src")), join(here, "package-lock.json"), join(here, "build.mjs")].map((f) => relative(here, f).replaceAll("\\", "/")).sort();
const hash = createHash("sha256");
for (const name of sources) hash.update(name).update("\0").update(readFileSync(join(here, name))).update("\0");
writeFileSync(join(out, "sources.sha256"), `${hash.digest("hex")}\n`);

const packages = new Set();
for (const name of Object.keys(script.metafile.inputs)) {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name);
  if (found) packages.add(found[1]);
}
const licences = [...packages].sort().map((name) => {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = ["LICENSE", "LICENSE.md", "LICENCE"].map((f) => join(folder, f)).find(existsSync);
  return `${name} ${version} (${license})\n\n${file ? readFileSync(file, "utf8").trim() : ""}\n`;
});
writeFileSync(join(out, "LICENSES.txt"), `Parts of console.js that others wrote\n\n${licences.join(`\n${"-".repeat(72)}\n\n`)}`);
