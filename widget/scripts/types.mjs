// Writes the declarations of the React entry. The server's build checks the types of its protocol; here they are used
// only by modules that are not exported.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
const { options } = ts.convertCompilerOptionsFromJson(
  { ...config.compilerOptions, rootDir: '..', declaration: true, emitDeclarationOnly: true, outDir: 'dist/types' },
  root,
);
const program = ts.createProgram(
  [`${root}src/react.tsx`, `${root}node_modules/vite/client.d.ts`].filter(ts.sys.fileExists),
  options,
);
const isOurs = (file) => !relative(`${root}src`, file.fileName).startsWith('..') && !file.isDeclarationFile;

const faults = program
  .getSourceFiles()
  .filter(isOurs)
  .flatMap((file) => {
    const { diagnostics } = program.emit(file);
    return [
      ...program.getSemanticDiagnostics(file),
      ...diagnostics.filter((fault) => fault.file && isOurs(fault.file)),
    ];
  });
if (faults.length > 0) {
  console.error(
    ts.formatDiagnosticsWithColorAndContext(faults, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => root,
      getNewLine: () => '\n',
    }),
  );
  process.exitCode = 1;
}
