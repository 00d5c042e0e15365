import react from '@vitejs/plugin-react';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Plugin, defineConfig } from 'vite';

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

const server = process.env.MENTORLINK_URL ?? 'http://localhost:8080';

export default defineConfig(({ command }) => ({
  // The development server answers every path itself, so that pages have the same addresses as in the application.
  base: command === 'build' ? '/web/' : '/',
  plugins: [react(), compressed()],
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
