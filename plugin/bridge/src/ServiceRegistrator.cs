using MediaBrowser.Controller;
using MediaBrowser.Controller.Plugins;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OpenSyncParty.Sidecar;
using OpenSyncParty.Web;

namespace OpenSyncParty;

/// <summary>Adds the plugin's services to Jellyfin's, before Jellyfin starts.</summary>
public sealed class ServiceRegistrator : IPluginServiceRegistrator
{
    /// <inheritdoc/>
    public void RegisterServices(IServiceCollection serviceCollection, IServerApplicationHost applicationHost)
    {
        serviceCollection.AddSingleton<SidecarStatus>();
        serviceCollection.AddSingleton<SidecarProxy>();
        serviceCollection.AddSingleton<ScriptInjector>();
        serviceCollection.AddSingleton<SidecarService>();
        serviceCollection.AddHostedService(services => services.GetRequiredService<SidecarService>());
        serviceCollection.AddTransient<IStartupFilter, BridgeStartupFilter>();
    }
}
