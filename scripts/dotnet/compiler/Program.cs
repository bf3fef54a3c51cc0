using System;
using System.IO;
using System.Text.Json;

namespace OpenSyncParty.Compiler
{
    /// <summary>Compiles the assemblies of a build list, one after the other; exits with 1 at the first that does not compile.</summary>
    internal static class Program
    {
        private static int Main(string[] args)
        {
            if (args.Length != 1)
            {
                Console.Error.WriteLine("usage: compiler <build list, a JSON file>");
                return 2;
            }

            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(args[0]));
            var frameworks = new FrameworkReferences(BuildList.Texts(document.RootElement, "frameworks"));
            foreach (JsonElement item in document.RootElement.GetProperty("assemblies").EnumerateArray())
            {
                if (!AssemblyCompiler.Compile(new AssemblyToBuild(item), frameworks, Console.Error))
                {
                    return 1;
                }
            }

            return 0;
        }
    }
}
