// Fails when what the browser has to load first, or for one page after that, has grown beyond what a slow phone bears.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const folder = fileURLToPath(new URL('../target/classes/static/web/', import.meta.url));
const manifest = JSON.parse(readFileSync(folder + 'manifest.json', 'utf8'));
const ENTRY = 200_000;
const ROUTE = 150_000;

const zipped = new Map();
const size = (file) => {
  if (!zipped.has(file)) zipped.set(file, gzipSync(readFileSync(folder + file), { level: 9 }).length);
  return zipped.get(file);
};
const withImports = (key, seen = new Set()) => {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const each of manifest[key].imports ?? []) withImports(each, seen);
  return seen;
};
const total = (keys) => [...keys].reduce((sum, key) => sum + size(manifest[key].file), 0);

const entryKey = Object.keys(manifest).find((key) => manifest[key].isEntry);
const entry = withImports(entryKey);
let tooLarge = total(entry) > ENTRY;
console.log(`entry ${(total(entry) / 1000).toFixed(1)} kB gzip of ${ENTRY / 1000}`);
for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry) continue;
  // What a page shows at once but fetches for itself, as a calendar, belongs to it.
  const parts = (chunk.dynamicImports ?? []).filter((each) => each.startsWith('src/ui/'));
  const own = [...new Set([key, ...parts].flatMap((each) => [...withImports(each)]))].filter((each) => !entry.has(each));
  if (total(own) > ROUTE) tooLarge = true;
  console.log(`${key} ${(total(own) / 1000).toFixed(1)} kB gzip of ${ROUTE / 1000}`);
}
if (tooLarge) {
  console.error('A script has grown beyond its limit: load what it does not need at once by import().');
  process.exit(1);
}
