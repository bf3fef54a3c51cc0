using System.IO;
using System.Threading.Tasks;
using MediaBrowser.Common.Plugins;
using MediaBrowser.Model.Plugins;
using MediaBrowser.Model.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OpenSyncParty.TestHost;

/// <summary>What the tests ask of the host: "stop", or an XML file with new settings, as from the dashboard.</summary>
internal sealed class Commands(IPlugin? plugin, IHost host)
{
    public async Task ReadAsync(TextReader input)
    {
        while (await input.ReadLineAsync() is { } line)
        {
            if (line == "stop")
            {
                host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            }
            else if (plugin is IHasPluginConfiguration configured)
            {
                var xml = host.Services.GetRequiredService<IXmlSerializer>();
                var settings = (BasePluginConfiguration)xml.DeserializeFromFile(configured.ConfigurationType, line)!;
                configured.UpdateConfiguration(settings);
            }
        }
    }
}
