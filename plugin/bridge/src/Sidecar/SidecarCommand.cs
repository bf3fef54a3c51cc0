using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace OpenSyncParty.Sidecar;

/// <summary>How the sidecar is started.</summary>
internal static class SidecarCommand
{
    /// <summary>The sidecar's file, beside the plugin's DLL.</summary>
    public const string JarName = "opensyncparty-sidecar.jar";

    /// <summary>A small heap and the collector with the least overhead: the sidecar shares the machine with Jellyfin.</summary>
    private static readonly string[] JvmOptions = ["-XX:+UseSerialGC", "-Xss512k", "-Xmx256m", "-XX:+ExitOnOutOfMemoryError"];

    /// <summary>The command line for these settings, with all three standard streams in our hands.</summary>
    /// <param name="java">The executable.</param>
    /// <param name="jar">The sidecar.</param>
    /// <param name="dataFolder">A folder of Jellyfin's; the sidecar gets one of its own inside.</param>
    /// <param name="jellyfin">Jellyfin's own address, as seen from this machine.</param>
    /// <param name="settings">What the administrator chose.</param>
    public static ProcessStartInfo Create(
        string java, string jar, string dataFolder, string jellyfin, PluginConfiguration settings)
    {
        var start = new ProcessStartInfo(java)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = dataFolder,
        };
        string[] arguments =
        [
            .. JvmOptions, "-jar", jar, "--host", "127.0.0.1", "--port", "0", "--no-stage",
            "--data", Path.Combine(dataFolder, "opensyncparty"), "--jellyfin", jellyfin,
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        AddSettings(start, settings);
        return start;
    }

    /// <summary>By the environment, since a sidecar that does not know a variable leaves it alone.</summary>
    private static void AddSettings(ProcessStartInfo start, PluginConfiguration settings)
    {
        void Set(string name, string value) => start.Environment["OPENSYNCPARTY_" + name] = value;
        void SetNumber(string name, int value, int least, int most) =>
            Set(name, Math.Clamp(value, least, most).ToString(CultureInfo.InvariantCulture));

        // It says at info where it listens, so it says that much at least; what is too much is left out on this side.
        var level = settings.LogLevel < SidecarLogLevel.Info ? SidecarLogLevel.Info : settings.LogLevel;
        Set("LOG_LEVEL", level.ToString().ToLowerInvariant());
        Set("STDIN_END", "exit");
        Set("ROOM_CREATORS", settings.RoomCreators.ToString().ToLowerInvariant());
        Set("GUESTS", settings.GuestsByInvite ? "invite" : "none");
        SetNumber("MAX_ROOMS", settings.MaxRooms, 1, 1_000_000);
        SetNumber("MAX_MEMBERS", settings.MaxMembers, 1, 10_000);
        SetNumber("MAX_SOCKETS", settings.MaxSockets, 1, 1_000_000);
        SetNumber("MAX_SOCKETS_PER_ADDRESS", settings.MaxSocketsPerAddress, 1, 1_000_000);
        SetNumber("MESSAGE_RATE", settings.MessageRate, 1, 10_000);
        SetNumber("HOST_GRACE_SECONDS", settings.HostGraceSeconds, 0, 600);
        SetNumber("EMPTY_ROOM_SECONDS", settings.EmptyRoomSeconds, 0, 86_400);
    }
}
