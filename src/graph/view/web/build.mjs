// Builds the explorer: one script, one style sheet, the licences of what is inside, and the hash of the sources.
// `node build.mjs [OUT]` writes to ../page by default; the same sources give the same bytes.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "page");
mkdirSync(out, { recursive: true });
const options = {
  bundle: true,
  minify: true,
  target: ["es2022"],
  charset: "ascii",
  legalComments: "none",
  logLevel: "warning",
  absWorkingDir: here,
};
await build({ ...options, entryPoints: ["src/main.ts"], outfile: join(out, "explorer.js"), format: "iife" });
await build({
  ...options,
  entryPoints: ["src/ask/worker.ts"],
  outfile: join(out, "asker.js"),
  format: "iife",
  define: { "import.meta.url": '""' },
});
writeFileSync(
  join(out, "oxigraph.wasm.gz"),
  gzipSync(readFileSync(join(here, "node_modules/oxigraph/web_bg.wasm")), { level: 9 }),
);
await build({ ...options, entryPoints: ["src/style.css"], outfile: join(out, "explorer.css"), charset: "utf8" });

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((f) =>
    f.isDirectory() ? files(join(folder, f.name)) : [join(folder, f.name)],
  );
}
const sources = [...files(join(here, "src")), join(here, "package-lock.json"), join(here, "build.mjs")]
  .map((f) => relative(here, f).replaceAll("\\", "/"))
  .sort();
const hash = createHash("sha256");
for (const name of sources)
  hash
    .update(name)
    .update("\0")
    .update(readFileSync(join(here, name)))
    .update("\0");
writeFileSync(join(out, "sources.sha256"), `${hash.digest("hex")}\n`);
