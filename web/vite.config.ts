import react from '@vitejs/plugin-react';
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
    enforce: 'post',
    async generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (!/\.(js|css|svg)$/.test(output.fileName)) continue;
        const source = Buffer.from(output.type === 'chunk' ? output.code : output.source);
        const [br, gz] = await Promise.all([
          brotli(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
          zip(source, { level: 9 }),
        ]);
        this.emitFile({ type: 'asset', fileName: output.fileName + '.br', source: br });
        this.emitFile({ type: 'asset', fileName: output.fileName + '.gz', source: gz });
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
