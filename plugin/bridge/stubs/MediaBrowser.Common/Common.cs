// The part of MediaBrowser.Common that the plugin is compiled against where there is no NuGet. Interfaces that only
// Jellyfin implements hold just the members that the plugin calls.
using System.Net;

namespace MediaBrowser.Common
{
    public interface IApplicationHost
    {
        string ApplicationVersionString { get; }
    }
}

namespace MediaBrowser.Common.Api
{
    public static class Policies
    {
        public const string RequiresElevation = "RequiresElevation";
    }
}

namespace MediaBrowser.Common.Configuration
{
    public interface IApplicationPaths
    {
        string DataPath { get; }

        string PluginsPath { get; }

        string PluginConfigurationsPath { get; }
    }

    public interface IConfigurationManager
    {
        object GetConfiguration(string key);
    }
}

namespace MediaBrowser.Common.Net
{
    public class NetworkConfiguration
    {
        public string BaseUrl { get; set; } = string.Empty;

        public bool RequireHttps { get; set; }

        public string[] KnownProxies { get; set; } = [];
    }

#if JELLYFIN_10_10
    public interface INetworkManager
    {
        bool HasRemoteAccess(IPAddress remoteIP);
    }
#else
    public enum RemoteAccessPolicyResult
    {
        Allow,
        RejectDueToRemoteAccessDisabled,
        RejectDueToIPBlocklist,
        RejectDueToNotAllowlistedRemoteIP,
    }

    public interface INetworkManager
    {
        RemoteAccessPolicyResult ShouldAllowServerAccess(IPAddress remoteIP);
    }
#endif
}
