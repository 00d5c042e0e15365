import { describe, expect, it } from 'vitest';

/** All sources by their way from the folder of all. */
const sources = new Map(
  Object.entries(import.meta.glob<string>(['../**/*.ts', '../**/*.tsx'], { query: '?raw', import: 'default', eager: true })).map(([file, source]) => [
    resolved('/i18n/', file),
    source,
  ]),
);

/** Each page with the texts that are fetched with it. */
const pages = [...(sources.get('/router.tsx') ?? '').matchAll(/pageOf\(\s*('\w+'|\[[^\]]*\]),\s*\(\) => import\('([^']+)'\)/g)].map(([, texts = '', page = '']) => ({
  page,
  fetched: [...texts.matchAll(/\w+/g)].map(([name]) => name),
}));

function resolved(folder: string, named: string): string {
  return new URL(named, `https://sources${folder}`).pathname;
}

function fileOf(from: string, named: string): string | undefined {
  const base = resolved(from, named);
  return [`${base}.tsx`, `${base}.ts`, `${base}/index.ts`].find((file) => sources.has(file));
}

/** Texts that a source and all that it imports at once ask for. */
function asked(file: string, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  if (seen.has(file)) return found;
  seen.add(file);
  const source = sources.get(file) ?? '';
  for (const [, names = ''] of source.matchAll(/useTranslation\(([^)]*)\)/g)) {
    for (const [, name = ''] of names.matchAll(/'(\w+)'/g)) found.add(name);
  }
  // What is shown in some places only brings its texts along: `lazy` is no import at once.
  for (const [, named = ''] of source.matchAll(/^import (?!type )[^;]*? from '(\.[^']*)';/gm)) {
    const next = fileOf(file, named);
    if (next && !next.startsWith('/i18n/')) for (const name of asked(next, seen)) found.add(name);
  }
  return found;
}

describe('a page', () => {
  it('is found in the router', () => expect(pages.length).toBeGreaterThan(40));

  it.each(pages)('$page comes with the texts it asks for', ({ page, fetched }) => {
    const file = fileOf('/', page);
    expect(file).toBeDefined();
    expect([...asked(file ?? '')].filter((name) => name !== 'translation' && !fetched.includes(name))).toEqual([]);
  });
});
