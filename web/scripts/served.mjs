// The server's schema, as its own files say it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema } from 'graphql';

const folder = fileURLToPath(new URL('../../api-graphql/src/main/resources/graphql', import.meta.url));

export function servedSchema() {
  const files = readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.graphqls'))
    .sort();
  return buildSchema(files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n'));
}
