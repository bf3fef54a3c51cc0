using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace OpenSyncParty.Sidecar;

/// <summary>How the sidecar is started.</summary>
internal static class SidecarCommand
{
    /// <summary>The sidecar's file, beside the plugin's DLL.</summary>
    public const string JarName = "opensyncparty-sidecar.jar";

    /// <summary>
    /// A small heap and the collector with the least overhead: the sidecar shares the machine with Jellyfin. Without a
    /// bound of its own the part for new objects would be 85 MB, and even an idle sidecar fills it before it cleans up.
    /// Every ten seconds Java gives back what its compiler has freed, 20 MB of an idle sidecar (<c>./bench start</c>); a
    /// Java before 17.0.9 does not know that option and ignores it.
    /// </summary>
    private static readonly string[] JvmOptions =
        [
            "-XX:+UseSerialGC", "-Xss512k", "-Xmx256m", "-Xmn16m", "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:TrimNativeHeapInterval=10000", "-XX:+ExitOnOutOfMemoryError",
        ];

    /// <summary>The command line for these settings, with all three standard streams in our hands.</summary>
    /// <param name="java">The executable.</param>
    /// <param name="jar">The sidecar.</param>
    /// <param name="dataFolder">A folder of Jellyfin's; the sidecar gets one of its own inside.</param>
    /// <param name="jellyfin">Jellyfin's own address, as seen from this machine.</param>
    /// <param name="settings">What the administrator chose.</param>
    /// <param name="knownProxies">The proxies that Jellyfin believes.</param>
    public static ProcessStartInfo Create(
        string java, string jar, string dataFolder, string jellyfin, PluginConfiguration settings, KnownProxies knownProxies)
    {
        var start = Piped(
            java,
            dataFolder,
            [
                .. JvmOptions, "-jar", jar, "--host", "127.0.0.1", "--port", "0", "--no-stage",
                "--data", Path.Combine(dataFolder, "opensyncparty"), "--jellyfin", jellyfin,
            ]);
        AddSettings(start, settings);
        start.Environment["OPENSYNCPARTY_TRUSTED_PROXIES"] = string.Join(',', knownProxies.Taken);
        return start;
    }

    /// <summary>The same sidecar with more options for Java, and with another folder for its data if one is given.</summary>
    /// <param name="command">What <see cref="Create"/> made.</param>
    /// <param name="jvmOptions">They come first.</param>
    /// <param name="data">A folder, or null for the same.</param>
    public static ProcessStartInfo Variant(ProcessStartInfo command, string[] jvmOptions, string? data = null)
    {
        string[] arguments = [.. jvmOptions, .. command.ArgumentList];
        if (data is not null)
        {
            arguments[IndexAfter(arguments, "--data")] = data;
        }

        var start = Piped(command.FileName, command.WorkingDirectory, arguments);
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>What makes Java's archive of classes for that sidecar, with the same memory options, which have to fit.</summary>
    /// <param name="command">What <see cref="Create"/> made.</param>
    /// <param name="list">The file with the names of the classes.</param>
    /// <param name="archive">The file to be made.</param>
    public static ProcessStartInfo ArchiveClasses(ProcessStartInfo command, string list, string archive) =>
        Piped(
            command.FileName,
            command.WorkingDirectory,
            [
                .. JvmOptions, "-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + archive,
                "-cp", JarOf(command),
            ]);

    /// <summary>The sidecar's file in a command.</summary>
    /// <param name="command">What <see cref="Create"/> made.</param>
    public static string JarOf(ProcessStartInfo command) => command.ArgumentList[IndexAfter(command.ArgumentList, "-jar")];

    /// <summary>The folder of the sidecar's own data in a command.</summary>
    /// <param name="command">What <see cref="Create"/> made.</param>
    public static string DataOf(ProcessStartInfo command) => command.ArgumentList[IndexAfter(command.ArgumentList, "--data")];

    private static int IndexAfter(IList<string> arguments, string option) => arguments.IndexOf(option) + 1;

    private static ProcessStartInfo Piped(string program, string folder, string[] arguments) =>
        new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = folder,
        };

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
