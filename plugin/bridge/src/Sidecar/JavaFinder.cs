using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace OpenSyncParty.Sidecar;

/// <summary>A Java that the sidecar can run on.</summary>
/// <param name="Path">Its executable.</param>
/// <param name="Version">Its version as it says it, such as 17.0.15.</param>
/// <param name="Source">Where it was found, in words.</param>
public sealed record JavaRuntime(string Path, string Version, string Source);

/// <summary>Finds a Java that is new enough: the plugin's own, the configured one, JAVA_HOME's, the PATH's.</summary>
internal sealed class JavaFinder(string pluginFolder)
{
    /// <summary>What the sidecar is compiled for.</summary>
    public const int OldestMajor = 17;

    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);
    private static readonly Regex Quoted = new("version \"([^\"]+)\"", RegexOptions.CultureInvariant);

    /// <summary>
    /// Whose runtime to take of those in the package. They are for glibc: on another libc, as Alpine's, theirs cannot be
    /// run, and the search goes on.
    /// </summary>
    private static readonly string Platform =
        (OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsWindows() ? "win" : "osx")
        + "-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private static readonly string Executable = OperatingSystem.IsWindows() ? "java.exe" : "java";

    /// <summary>What a search came to.</summary>
    /// <param name="Found">The first that will do, or null.</param>
    /// <param name="Rejected">Why those before it will not, one sentence each.</param>
    public sealed record Search(JavaRuntime? Found, IReadOnlyList<string> Rejected);

    /// <summary>Asks each candidate for its version until one will do.</summary>
    /// <param name="configuredPath">An executable or a Java home; empty for none.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async Task<Search> FindAsync(string configuredPath, CancellationToken cancellation)
    {
        var rejected = new List<string>();
        foreach (var (path, source) in Candidates(configuredPath))
        {
            if (!File.Exists(path))
            {
                rejected.Add($"{source}: there is no {path}.");
                continue;
            }

            var (version, problem) = await VersionOfAsync(path, cancellation).ConfigureAwait(false);
            if (version is null)
            {
                rejected.Add($"{source}: {path} {problem}.");
            }
            else if (MajorOf(version) < OldestMajor)
            {
                rejected.Add($"{source}: {path} is Java {version}, which is too old.");
            }
            else
            {
                return new Search(new JavaRuntime(path, version, source), rejected);
            }
        }

        return new Search(null, rejected);
    }

    /// <summary>The 17 of "17.0.15", and the 8 of "1.8.0_402", as it was written before Java 9; 0 if it is no version.</summary>
    private static int MajorOf(string version)
    {
        var parts = version.Split('.', '-', '+', '_');
        var at = parts.Length > 1 && parts[0] == "1" ? 1 : 0;
        return int.TryParse(parts[at], out var major) ? major : 0;
    }

    private static async Task<(string? Version, string Problem)> VersionOfAsync(string path, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(AnswerTime);
        try
        {
            using var process = new Process
            {
                StartInfo = new ProcessStartInfo(path, ["-version"]) { RedirectStandardError = true, RedirectStandardOutput = true },
            };
            process.Start();
            try
            {
                // What it says is short, so that the two pipes cannot block each other.
                var text = await process.StandardError.ReadToEndAsync(timeout.Token).ConfigureAwait(false)
                    + await process.StandardOutput.ReadToEndAsync(timeout.Token).ConfigureAwait(false);
                var match = Quoted.Match(text);
                return match.Success ? (match.Groups[1].Value, string.Empty) : (null, "does not say which version of Java it is");
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                return (null, $"did not answer within {AnswerTime.TotalSeconds} seconds");
            }
        }
        catch (Win32Exception e)
        {
            return (null, "cannot be run: " + e.Message);
        }
    }

    private IEnumerable<(string Path, string Source)> Candidates(string configuredPath)
    {
        var bundled = Path.Combine(pluginFolder, "runtime", Platform, "bin", Executable);
        if (File.Exists(bundled))
        {
            MakeExecutable(bundled);
            yield return (bundled, "The runtime that comes with the plugin");
        }

        if (configuredPath.Length > 0)
        {
            yield return (ExecutableOf(configuredPath), "The Java path of the settings");
        }

        if (Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } home)
        {
            yield return (ExecutableOf(home), "JAVA_HOME");
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator))
        {
            if (folder.Length > 0 && Path.Combine(folder, Executable) is var path && File.Exists(path))
            {
                yield return (path, "The PATH");
            }
        }
    }

    private static string ExecutableOf(string path) =>
        Directory.Exists(path) ? Path.Combine(path, "bin", Executable) : path;

    /// <summary>Archives are not always unpacked with the right to execute.</summary>
    private static void MakeExecutable(string java)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var file in new[] { java, Path.Combine(Path.GetDirectoryName(java)!, "..", "lib", "jspawnhelper") })
        {
            try
            {
                File.SetUnixFileMode(
                    file,
                    File.GetUnixFileMode(file) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Then asking it for its version says what is wrong.
            }
        }
    }
}
