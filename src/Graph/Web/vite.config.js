import { defineConfig } from 'vite';

// The host serves index.html at /graphql and everything else below /ui/, from the same origin and from nowhere else.
export default defineConfig({
  base: '/ui/',
  build: {
    assetsDir: 'assets',
    chunkSizeWarningLimit: 8192,
    reportCompressedSize: false,
    target: 'es2022',
    rolldownOptions: {
      // Packages written for servers too carry "use client"; a page has no use for the mark, and the warning hides real ones.
      onwarn: (warning, report) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || report(warning),
    },
  },
  worker: { format: 'es' },
});
