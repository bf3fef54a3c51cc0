using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml.Serialization;
using MediaBrowser.Common.Configuration;
using MediaBrowser.Common.Net;
using MediaBrowser.Common.Plugins;
using MediaBrowser.Controller;
using MediaBrowser.Controller.Configuration;
using MediaBrowser.Controller.Plugins;
using MediaBrowser.Model.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace OpenSyncParty.TestHost;

/// <summary>What a plugin sees of Jellyfin.</summary>
internal sealed class ServerDouble : IServerApplicationHost, IApplicationPaths, IServerConfigurationManager, INetworkManager
{
    private readonly NetworkConfiguration _network;
    private readonly List<Type> _types = [];
    private readonly TaskCompletionSource<string> _address = new();

    /// <param name="data">Where everything is kept.</param>
    /// <param name="baseUrl">"" or "/x".</param>
    /// <param name="network">More network settings as JSON, or "".</param>
    public ServerDouble(string data, string baseUrl, string network)
    {
        DataPath = Path.Combine(data, "data");
        PluginsPath = Path.Combine(data, "plugins");
        _network = network.Length == 0 ? new() : JsonSerializer.Deserialize<NetworkConfiguration>(network)!;
        _network.BaseUrl = baseUrl;
        Directory.CreateDirectory(DataPath);
        foreach (var folder in Directory.GetDirectories(PluginsPath).Where(folder => File.Exists(Path.Combine(folder, "OpenSyncParty.dll"))))
        {
            var context = new PluginContext(folder);
            _types.AddRange(context.LoadFromAssemblyPath(Path.Combine(folder, "OpenSyncParty.dll")).GetTypes());
        }
    }

    /// <summary>The plugin; null before it is made, and where none is installed.</summary>
    public IPlugin? Plugin { get; private set; }

    /// <summary>Those that Jellyfin asks for controllers.</summary>
    public IEnumerable<Assembly> ApiPluginAssemblies => Implementing<ControllerBase>().Select(type => type.Assembly).Distinct();

    /// <summary>It has a certificate, so to say.</summary>
    public bool ListenWithHttps => true;

    public bool RequiresHttps => _network.RequireHttps;

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

    /// <summary>Makes the plugin with the services' help.</summary>
    public void MakePlugin(IServiceProvider services) =>
        Plugin = Implementing<IPlugin>().Select(type => (IPlugin)ActivatorUtilities.CreateInstance(services, type)).SingleOrDefault();

    /// <summary>Tells where the web server is, once it is there.</summary>
    public void ListensAt(string origin) => _address.SetResult(origin + _network.BaseUrl);

    /// <summary>With the base URL. Jellyfin knows its port from the beginning; this one is waited for.</summary>
    public string GetApiUrlForLocalAccess(IPAddress? ipAddress = null, bool allowHttps = true) => _address.Task.GetAwaiter().GetResult();

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
