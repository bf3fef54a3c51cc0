using System;
using System.Collections.Generic;
using MediaBrowser.Common.Configuration;
using MediaBrowser.Common.Plugins;
using MediaBrowser.Model.Plugins;
using MediaBrowser.Model.Serialization;
using OpenSyncParty.Admin;

namespace OpenSyncParty;

/// <summary>What Jellyfin lists, configures and toggles. It has no work of its own: see <see cref="ServiceRegistrator"/>.</summary>
public sealed class Plugin : BasePlugin<PluginConfiguration>, IHasWebPages
{
    /// <summary>Initializes a new instance of the <see cref="Plugin"/> class. Called by Jellyfin.</summary>
    /// <param name="applicationPaths">Where Jellyfin keeps its files.</param>
    /// <param name="xmlSerializer">Reads and writes the configuration.</param>
    public Plugin(IApplicationPaths applicationPaths, IXmlSerializer xmlSerializer)
        : base(applicationPaths, xmlSerializer)
    {
        Instance = this;
    }

    /// <summary>
    /// Gets the plugin that Jellyfin made; null until then. Jellyfin makes it itself and offers no other way from the
    /// services to it that is the same in all versions.
    /// </summary>
    public static Plugin? Instance { get; private set; }

    /// <inheritdoc/>
    public override string Name => "OpenSyncParty";

    /// <inheritdoc/>
    public override string Description => "Watch parties: films together, in step, in the browser.";

    /// <inheritdoc/>
    public override Guid Id => new("5aa90533-a42f-4b4b-854f-c3de9b45f108");

    /// <inheritdoc/>
    public IEnumerable<PluginPageInfo> GetPages() => AdminPage.Parts();
}
