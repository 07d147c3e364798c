import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Three builds, one per mode.
 * - `loader`: a small `loader.js` with a stable name; the panel and everything else are hashed chunks beside it.
 * - `standalone`: one file with everything, for hosts that can carry a single script only.
 * - `react`: the package entry; React stays outside.
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
  // Chunks resolve from the script that asks for them, wherever the files are served.
  base: './',
  plugins: [react()],
  define: { 'process.env.NODE_ENV': '"production"' },
  // The single file cannot load grammars on demand, so it carries a small highlighter instead and shows formulas as text.
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
  // The one large file is every Lucide icon, fetched only when an integration names one.
  build: {
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
    ...inputs[mode],
  },
}));
