using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using MediaBrowser.Model.Plugins;

namespace OpenSyncParty.Admin;

/// <summary>
/// The plugin's page in Jellyfin's dashboard: the files of <c>web/</c>, which are in the DLL. Jellyfin gives each out
/// by its name and without asking who wants it, so there is nothing secret in them.
/// </summary>
internal static class AdminPage
{
    private const string Name = "OpenSyncParty";
    private const string Folder = Name + ".web.";
    private const string Markup = Folder + "page.html";

    /// <summary>
    /// The page first, then what it imports, under names such as OpenSyncParty.page.js. The page is in the dashboard's
    /// menu: who runs parties looks at it more than once, and not only to change something.
    /// </summary>
    public static IEnumerable<PluginPageInfo> Parts()
    {
        yield return new PluginPageInfo
        {
            Name = Name,
            DisplayName = Name,
            EmbeddedResourcePath = Markup,
            EnableInMainMenu = true,
            MenuIcon = "groups",
        };
        var others = Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Folder, StringComparison.Ordinal) && resource != Markup);
        foreach (var resource in others)
        {
            yield return new PluginPageInfo { Name = $"{Name}.{resource[Folder.Length..]}", EmbeddedResourcePath = resource };
        }
    }
}
