// Compiles the compiler: Node loads Roslyn and drives it, since there is no csc yet to do so.
// node bootstrap.cjs <node-api-dotnet> <Roslyn's folder> <framework's folder> <DLL to write> <source>...
const { readdirSync, readFileSync } = require('node:fs');
const { basename, join, resolve } = require('node:path');

const [bindings, roslyn, framework, output, ...sources] = process.argv.slice(2).map((path) => resolve(path));
const dotnet = require(join(bindings, 'net9.0.js'));

const libraries = ['Microsoft.CodeAnalysis.dll', 'Microsoft.CodeAnalysis.CSharp.dll'].map((file) =>
  join(roslyn, file),
);
for (const library of libraries) {
  dotnet.load(library);
}
const analysis = dotnet.Microsoft.CodeAnalysis;

const assemblies = readdirSync(framework).filter((file) => file.endsWith('.dll'));
const references = [...assemblies.map((file) => join(framework, file)), ...libraries];
const compilation = analysis.CSharp.CSharpCompilation.Create(
  basename(output, '.dll'),
  sources.map((source) => analysis.CSharp.CSharpSyntaxTree.ParseText(readFileSync(source, 'utf8'))),
  references.map((path) => analysis.MetadataReference.CreateFromFile(path)),
  null,
);
const nothing = undefined;
const emitted = analysis.FileSystemExtensions.Emit(
  compilation,
  output,
  nothing,
  nothing,
  nothing,
  nothing,
  nothing,
);
if (!emitted.Success) {
  for (const diagnostic of emitted.Diagnostics) {
    console.error(String(diagnostic));
  }
  process.exitCode = 1;
}
