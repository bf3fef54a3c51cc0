using System;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace OpenSyncParty.Sidecar;

/// <summary>Writes the sidecar's lines into Jellyfin's log, at the levels they have.</summary>
internal sealed class SidecarLog(ILoggerFactory loggers)
{
    private const string Category = "OpenSyncParty.Sidecar";

    /// <summary>Such as "2026-05-01T20:15:00.000+02:00 INFO  Main - Words".</summary>
    private static readonly Regex Shape = new(
        @"^\d{4}-\d\d-\d\dT\S+ (ERROR|WARN|INFO|DEBUG|TRACE) +(\S+) - (.*)$", RegexOptions.CultureInvariant);

    /// <summary>Writes one line, unless it is of a lesser level than <paramref name="least"/>.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="isError">Whether it came on standard error, where only the JVM and a start that fails say something.</param>
    /// <param name="least">The least important level that is wanted.</param>
    public void Write(string line, bool isError, LogLevel least)
    {
        var match = Shape.Match(line);
        if (!match.Success)
        {
            Write(Category, isError ? LogLevel.Warning : LogLevel.Information, line, least);
            return;
        }

        Write($"{Category}.{match.Groups[2].Value}", LevelOf(match.Groups[1].Value), match.Groups[3].Value, least);
    }

    /// <summary>The level of Jellyfin's log that a setting stands for.</summary>
    public static LogLevel LevelOf(SidecarLogLevel level) => LevelOf(level.ToString().ToUpperInvariant());

    private static LogLevel LevelOf(string name) => name switch
    {
        "ERROR" => LogLevel.Error,
        "WARN" => LogLevel.Warning,
        "DEBUG" => LogLevel.Debug,
        "TRACE" => LogLevel.Trace,
        _ => LogLevel.Information,
    };

    private void Write(string category, LogLevel level, string words, LogLevel least)
    {
        if (level >= least)
        {
            loggers.CreateLogger(category).Log(level, "{Line}", words);
        }
    }
}
