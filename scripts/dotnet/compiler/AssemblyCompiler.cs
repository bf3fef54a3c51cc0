using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace OpenSyncParty.Compiler
{
    /// <summary>One assembly: release code, nullable, deterministic, every warning an error.</summary>
    internal static class AssemblyCompiler
    {
        private static readonly Dictionary<string, ReportDiagnostic> Silenced = new()
        {
            // Assemblies of the framework refer to each other by older versions; the runtime unifies them.
            ["CS1701"] = ReportDiagnostic.Suppress,
            ["CS1702"] = ReportDiagnostic.Suppress,
        };

        public static bool Compile(AssemblyToBuild assembly, FrameworkReferences frameworks, TextWriter errors)
        {
            var compilation = CSharpCompilation.Create(
                assembly.Name,
                Trees(assembly),
                frameworks.All.Concat(assembly.References.Select(path => MetadataReference.CreateFromFile(path))),
                Options(assembly));
            using var image = new MemoryStream();
            EmitResult result = compilation.Emit(
                image,
                manifestResources: assembly.Resources.Select(
                    file => new ResourceDescription(file.Name, () => File.OpenRead(file.Path), isPublic: true)),
                options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
            foreach (Diagnostic diagnostic in result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning))
            {
                errors.WriteLine(diagnostic);
            }

            if (result.Success)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(assembly.Output));
                File.WriteAllBytes(assembly.Output, image.ToArray());
            }

            return result.Success;
        }

        private static IEnumerable<SyntaxTree> Trees(AssemblyToBuild assembly)
        {
            var parsing = new CSharpParseOptions(
                LanguageVersion.CSharp12,
                assembly.IsDocumented ? DocumentationMode.Diagnose : DocumentationMode.Parse,
                preprocessorSymbols: assembly.Symbols);
            string properties = $"[assembly: System.Reflection.AssemblyVersion(\"{assembly.Version}\")]"
                + $"[assembly: System.Reflection.AssemblyFileVersion(\"{assembly.Version}\")]"
                + "[assembly: System.Runtime.Versioning.TargetFramework(\".NETCoreApp,Version=v9.0\")]";
            yield return Parse(properties, parsing, assembly.Name + ".AssemblyInfo.cs");
            foreach ((string path, string name) in assembly.Sources)
            {
                yield return Parse(File.ReadAllText(path), parsing, name);
            }
        }

        private static SyntaxTree Parse(string text, CSharpParseOptions options, string name)
        {
            // Debug information needs to know how the file is encoded.
            return CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8, SourceHashAlgorithm.Sha256), options, name);
        }

        private static CSharpCompilationOptions Options(AssemblyToBuild assembly)
        {
            return new CSharpCompilationOptions(
                assembly.IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                deterministic: true,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error,
                specificDiagnosticOptions: Silenced);
        }
    }
}
