// Writes the server's schema, as its own files say it, in the form that types the client's documents. Nothing is
// written where nothing has changed, so that an editor and the type checker keep what they know.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { introspectionFromSchema } from 'graphql';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { servedSchema } from './served.mjs';

const here = fileURLToPath(new URL('..', import.meta.url));
const target = join(here, 'src/generated/schema.d.ts');

const text = outputIntrospectionFile(minifyIntrospection(introspectionFromSchema(servedSchema())), {
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
