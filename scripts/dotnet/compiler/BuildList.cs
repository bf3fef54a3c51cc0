using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace OpenSyncParty.Compiler
{
    /// <summary>Reads the JSON of a build list.</summary>
    internal static class BuildList
    {
        public static IReadOnlyList<string> Texts(JsonElement item, string name)
        {
            return item.TryGetProperty(name, out JsonElement list)
                ? list.EnumerateArray().Select(text => text.GetString()).ToList()
                : new List<string>();
        }

        /// <summary>Pairs of an absolute path and the name that stands for it in the assembly.</summary>
        public static IReadOnlyList<(string Path, string Name)> Files(JsonElement item, string name)
        {
            return item.TryGetProperty(name, out JsonElement list)
                ? list.EnumerateArray().Select(file => (file.GetProperty("path").GetString(), file.GetProperty("name").GetString())).ToList()
                : new List<(string, string)>();
        }
    }

    /// <summary>One assembly of a build list.</summary>
    internal sealed class AssemblyToBuild
    {
        public AssemblyToBuild(JsonElement item)
        {
            Name = item.GetProperty("name").GetString();
            Version = item.GetProperty("version").GetString();
            Output = item.GetProperty("output").GetString();
            IsProgram = item.TryGetProperty("program", out JsonElement program) && program.GetBoolean();
            IsDocumented = item.TryGetProperty("documented", out JsonElement documented) && documented.GetBoolean();
            Sources = BuildList.Files(item, "sources");
            Resources = BuildList.Files(item, "resources");
            References = BuildList.Texts(item, "references");
            Symbols = BuildList.Texts(item, "symbols");
        }

        public string Name { get; }

        /// <summary>The assembly's version: four numbers.</summary>
        public string Version { get; }

        public string Output { get; }

        public bool IsProgram { get; }

        /// <summary>Whether a public type without documentation is an error.</summary>
        public bool IsDocumented { get; }

        public IReadOnlyList<(string Path, string Name)> Sources { get; }

        public IReadOnlyList<(string Path, string Name)> Resources { get; }

        public IReadOnlyList<string> References { get; }

        public IReadOnlyList<string> Symbols { get; }
    }

    /// <summary>Every assembly of the shared frameworks, read once for all compilations.</summary>
    internal sealed class FrameworkReferences
    {
        public FrameworkReferences(IEnumerable<string> folders)
        {
            All = folders
                .SelectMany(folder => Directory.GetFiles(folder, "*.dll"))
                .OrderBy(path => path, System.StringComparer.Ordinal)
                .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
                .ToList();
        }

        public IReadOnlyList<MetadataReference> All { get; }
    }
}
