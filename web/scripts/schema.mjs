// Writes the server's schema, as its own files say it, in the form that types the client's documents. Nothing is
// written where nothing has changed, so that an editor and the type checker keep what they know.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';

const here = fileURLToPath(new URL('..', import.meta.url));
const folder = join(here, '../api-graphql/src/main/resources/graphql');
const target = join(here, 'src/generated/schema.d.ts');

const files = readdirSync(folder, { recursive: true })
  .filter((file) => file.endsWith('.graphqls'))
  .sort();
const schema = buildSchema(files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n'));
const text = outputIntrospectionFile(minifyIntrospection(introspectionFromSchema(schema)), {
  fileType: '.d.ts',
  shouldPreprocess: true,
});

mkdirSync(join(here, 'src/generated'), { recursive: true });
let before;
try {
  before = readFileSync(target, 'utf8');
} catch {
  before = undefined; // The first time.
}
if (before !== text) writeFileSync(target, text);
