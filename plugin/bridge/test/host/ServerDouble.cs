using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Reflection;
using System.Runtime.Loader;
using System.Xml.Serialization;
using MediaBrowser.Common.Configuration;
using MediaBrowser.Common.Net;
using MediaBrowser.Common.Plugins;
using MediaBrowser.Controller;
using MediaBrowser.Controller.Configuration;
using MediaBrowser.Controller.Plugins;
using MediaBrowser.Model.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace OpenSyncParty.TestHost;

/// <summary>What a plugin sees of Jellyfin.</summary>
internal sealed class ServerDouble : IServerApplicationHost, IApplicationPaths, IServerConfigurationManager, INetworkManager
{
    private readonly NetworkConfiguration _network;
    private readonly List<Type> _types = [];

    public ServerDouble(string data, string baseUrl)
    {
        DataPath = Path.Combine(data, "data");
        PluginsPath = Path.Combine(data, "plugins");
        _network = new NetworkConfiguration { BaseUrl = baseUrl };
        Directory.CreateDirectory(DataPath);
        foreach (var folder in Directory.GetDirectories(PluginsPath).Where(folder => File.Exists(Path.Combine(folder, "OpenSyncParty.dll"))))
        {
            var context = new PluginContext(folder);
            _types.AddRange(context.LoadFromAssemblyPath(Path.Combine(folder, "OpenSyncParty.dll")).GetTypes());
        }
    }

    public string Address { get; set; } = "http://127.0.0.1:8096";

    public string DataPath { get; }

    public string PluginsPath { get; }

    public string PluginConfigurationsPath => Path.Combine(PluginsPath, "configurations");

    public string ApplicationVersionString => "10.11.11";

    public void RegisterServices(IServiceCollection services)
    {
        services.AddSingleton<IServerApplicationHost>(this);
        services.AddSingleton<IApplicationPaths>(this);
        services.AddSingleton<IServerConfigurationManager>(this);
        services.AddSingleton<INetworkManager>(this);
        services.AddSingleton<IXmlSerializer, XmlFiles>();
        foreach (var registrator in Implementing<IPluginServiceRegistrator>())
        {
            ((IPluginServiceRegistrator)Activator.CreateInstance(registrator)!).RegisterServices(services, this);
        }
    }

    /// <summary>Makes the plugin with the services' help; null where none is installed.</summary>
    public IPlugin? MakePlugin(IServiceProvider services) =>
        Implementing<IPlugin>().Select(type => (IPlugin)ActivatorUtilities.CreateInstance(services, type)).SingleOrDefault();

    public string GetApiUrlForLocalAccess(IPAddress? ipAddress = null, bool allowHttps = true) => Address;

    public object GetConfiguration(string key) =>
        key == "network" ? _network : throw new InvalidOperationException("there is no configuration " + key);

    /// <summary>203.0.113.0/24 (a range for documentation) stands for those who may not come in.</summary>
    public RemoteAccessPolicyResult ShouldAllowServerAccess(IPAddress remoteIP) =>
        remoteIP.ToString().StartsWith("203.0.113.", StringComparison.Ordinal)
            ? RemoteAccessPolicyResult.RejectDueToIPBlocklist
            : RemoteAccessPolicyResult.Allow;

    private IEnumerable<Type> Implementing<T>() => _types.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(T)));

    /// <summary>A context that can be unloaded, as each of Jellyfin's plugins gets one.</summary>
    private sealed class PluginContext(string folder) : AssemblyLoadContext(isCollectible: true)
    {
        private readonly AssemblyDependencyResolver _resolver = new(folder);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    private sealed class XmlFiles : IXmlSerializer
    {
        public object? DeserializeFromStream(Type type, Stream stream) => new XmlSerializer(type).Deserialize(stream);

        public void SerializeToStream(object obj, Stream stream) => new XmlSerializer(obj.GetType()).Serialize(stream, obj);

        public void SerializeToFile(object obj, string file)
        {
            using var stream = File.Create(file);
            SerializeToStream(obj, stream);
        }

        public object? DeserializeFromFile(Type type, string file)
        {
            using var stream = File.OpenRead(file);
            return DeserializeFromStream(type, stream);
        }

        public object? DeserializeFromBytes(Type type, byte[] buffer) => DeserializeFromStream(type, new MemoryStream(buffer));
    }
}
