import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * One build for each mode.
 * - `loader`: a small `loader.js` with a stable name; everything else is in chunks with hashed names.
 * - `standalone`: a single file, for hosts that can add only one script.
 * - `react`: the entry of the package, without React.
 * - `test-host`: the page with its own React that the browser specs open.
 */
const inputs: Record<string, UserConfig['build']> = {
  loader: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: 'manifest.json',
    rolldownOptions: {
      input: { loader: here('src/loader.ts') },
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  standalone: {
    outDir: 'dist',
    emptyOutDir: false,
    rolldownOptions: {
      input: { standalone: here('src/standalone.ts') },
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
    },
  },
  react: {
    outDir: 'dist/react',
    emptyOutDir: true,
    rolldownOptions: {
      input: { react: here('src/react.tsx') },
      preserveEntrySignatures: 'strict',
      external: /^react(-dom)?($|\/)/,
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  'test-host': {
    outDir: 'dist/test',
    emptyOutDir: true,
    rolldownOptions: {
      input: { 'react-host': here('test/support/react-host.tsx') },
      output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
    },
  },
};

export default defineConfig(({ mode }) => ({
  // Chunks are resolved relative to the importing script, so the files can be served under any path.
  base: './',
  plugins: [react()],
  define: { 'process.env.NODE_ENV': '"production"' },
  // The single file cannot load chunks on demand: it contains a small highlighter and shows formulas as text.
  resolve:
    mode === 'standalone'
      ? {
          alias: [
            { find: /^\.\/highlighter\.js$/, replacement: here('src/ui/code/highlighter.single.ts') },
            { find: /^\.\/math\.js$/, replacement: here('src/ui/markdown/math.single.ts') },
            { find: /^\.\/more-icons\.js$/, replacement: here('src/ui/icons/more-icons.single.ts') },
          ],
        }
      : {},
  // The only large chunk contains all Lucide icons. It is loaded when an integration names one of them.
  build: {
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
    ...inputs[mode],
  },
}));
