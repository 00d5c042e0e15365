import react from '@vitejs/plugin-react';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Plugin, defineConfig } from 'vite';
import { trustedDocuments, withoutTexts } from './scripts/documents.mjs';
import { servedSchema } from './scripts/served.mjs';

/** What the server hands out as it is: each text beside its compressed forms. */
function compressed(): Plugin {
  const brotli = promisify(brotliCompress);
  const zip = promisify(gzip);
  return {
    name: 'compressed',
    apply: 'build',
    // After everything else: the files are final only once they are written.
    async writeBundle({ dir = '' }, bundle) {
      for (const fileName of Object.keys(bundle).filter((name) => /\.(js|css|svg)$/.test(name))) {
        const file = join(dir, fileName);
        const source = await readFile(file);
        await writeFile(file + '.br', await brotli(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
        await writeFile(file + '.gz', await zip(source, { level: 9 }));
      }
    },
  };
}

/**
 * The server is told of the client's operations beforehand, in a manifest that is packaged beside the client, and the client
 * names them by their hash. While working on it, texts are sent.
 */
function trusted(): Plugin {
  const source = fileURLToPath(new URL('src', import.meta.url));
  const manifest = fileURLToPath(new URL('target/classes/trusted-documents/web.json', import.meta.url));
  let found: ReturnType<typeof trustedDocuments>;
  return {
    name: 'trusted-documents',
    apply: 'build',
    // Before types are stripped, and positions move.
    enforce: 'pre',
    buildStart() {
      found = trustedDocuments(source, servedSchema());
    },
    transform(code, id) {
      const places = found.places.get(id);
      return places && { code: withoutTexts(code, places), map: null };
    },
    async writeBundle() {
      await mkdir(join(manifest, '..'), { recursive: true });
      await writeFile(manifest, JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: found.operations }));
    },
  };
}

const server = process.env.MENTORLINK_URL ?? 'http://localhost:8080';

export default defineConfig(({ command }) => ({
  // The development server answers every path itself, so that pages have the same addresses as in the application.
  base: command === 'build' ? '/web/' : '/',
  plugins: [trusted(), react(), compressed()],
  build: {
    outDir: 'target/classes/static/web',
    emptyOutDir: true,
    target: 'es2023',
    // Inlined files would be data: addresses, which the content policy allows for pictures only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
  },
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/photos', '/documents', '/calendars', '/oauth2', '/login', '/graphiql', '/webjars'].map((path) => [
        path,
        // To the application, requests of its own pages.
        { target: server, ws: path === '/graphql', changeOrigin: true, headers: { origin: server } },
      ]),
    ),
  },
}));
