// The part of MediaBrowser.Model that the plugin is compiled against where there is no NuGet.
using System;
using System.Collections.Generic;
using System.IO;

namespace MediaBrowser.Model.Plugins
{
    public class BasePluginConfiguration
    {
    }

    public interface IHasWebPages
    {
        IEnumerable<PluginPageInfo> GetPages();
    }

    public class PluginPageInfo
    {
        public string Name { get; set; } = string.Empty;

        public string? DisplayName { get; set; }

        public string EmbeddedResourcePath { get; set; } = string.Empty;

        public bool EnableInMainMenu { get; set; }

        public string? MenuSection { get; set; }

        public string? MenuIcon { get; set; }
    }

    public class PluginInfo(string name, Version version, string description, Guid id, bool canUninstall)
    {
        public string Name { get; set; } = name;

        public Version Version { get; set; } = version;

        public string Description { get; set; } = description;

        public Guid Id { get; set; } = id;

        public bool CanUninstall { get; set; } = canUninstall;
    }
}

namespace MediaBrowser.Model.Serialization
{
    public interface IXmlSerializer
    {
        object? DeserializeFromStream(Type type, Stream stream);

        void SerializeToStream(object obj, Stream stream);

        void SerializeToFile(object obj, string file);

        object? DeserializeFromFile(Type type, string file);

        object? DeserializeFromBytes(Type type, byte[] buffer);
    }
}
