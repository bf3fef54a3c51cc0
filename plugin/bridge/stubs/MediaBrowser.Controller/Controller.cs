// The part of MediaBrowser.Controller that the plugin is compiled against where there is no NuGet.
using System.Net;
using MediaBrowser.Common;
using MediaBrowser.Common.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MediaBrowser.Controller
{
    public interface IServerApplicationHost : IApplicationHost
    {
        bool ListenWithHttps { get; }

        string GetApiUrlForLocalAccess(IPAddress? ipAddress = null, bool allowHttps = true);
    }
}

namespace MediaBrowser.Controller.Configuration
{
    public interface IServerConfigurationManager : IConfigurationManager
    {
    }
}

namespace MediaBrowser.Controller.Plugins
{
    public interface IPluginServiceRegistrator
    {
        void RegisterServices(IServiceCollection serviceCollection, IServerApplicationHost applicationHost);
    }
}
