using MediaBrowser.Model.Plugins;

namespace OpenSyncParty;

/// <summary>What to log, the most important first.</summary>
public enum SidecarLogLevel
{
    /// <summary>Only what went wrong.</summary>
    Error,

    /// <summary>Also what may go wrong.</summary>
    Warn,

    /// <summary>Also what happens.</summary>
    Info,

    /// <summary>Also what an investigator wants to know.</summary>
    Debug,

    /// <summary>Everything, the libraries' own lines too.</summary>
    Trace,
}

/// <summary>Who may create a room.</summary>
public enum RoomCreators
{
    /// <summary>Every user of this Jellyfin.</summary>
    Everyone,

    /// <summary>Its administrators only.</summary>
    Administrators,
}

/// <summary>The settings, as Jellyfin keeps them in XML. A number outside its range counts as the nearest one inside.</summary>
public sealed class PluginConfiguration : BasePluginConfiguration
{
    private string _javaPath = string.Empty;

    /// <summary>
    /// Gets or sets the path of a Java 17 or newer, or of its home; empty to search for one. Blanks around it, as they
    /// come with what was copied, do not count.
    /// </summary>
    public string JavaPath
    {
        get => _javaPath;
        set => _javaPath = value?.Trim() ?? string.Empty;
    }

    /// <summary>Gets or sets what goes into Jellyfin's log.</summary>
    public SidecarLogLevel LogLevel { get; set; } = SidecarLogLevel.Info;

    /// <summary>Gets or sets who may create a room.</summary>
    public RoomCreators RoomCreators { get; set; } = RoomCreators.Everyone;

    /// <summary>Gets or sets a value indicating whether people without an account may come in with an invite.</summary>
    public bool GuestsByInvite { get; set; } = true;

    /// <summary>Gets or sets the most rooms at a time, 1 to 1,000,000.</summary>
    public int MaxRooms { get; set; } = 1_000;

    /// <summary>Gets or sets the most members of one room, 1 to 10,000.</summary>
    public int MaxMembers { get; set; } = 1_000;

    /// <summary>Gets or sets the most WebSockets in all, 1 to 1,000,000.</summary>
    public int MaxSockets { get; set; } = 20_000;

    /// <summary>Gets or sets the most WebSockets from one address, 1 to 1,000,000.</summary>
    public int MaxSocketsPerAddress { get; set; } = 500;

    /// <summary>Gets or sets how many messages a second one WebSocket may send on average, 1 to 10,000.</summary>
    public int MessageRate { get; set; } = 50;

    /// <summary>Gets or sets for how many seconds a lost member keeps its seat, 0 to 600.</summary>
    public int HostGraceSeconds { get; set; } = 15;

    /// <summary>Gets or sets for how many seconds an empty room lives on, 0 to 86,400.</summary>
    public int EmptyRoomSeconds { get; set; } = 300;
}
