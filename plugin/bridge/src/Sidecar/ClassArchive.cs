using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace OpenSyncParty.Sidecar;

/// <summary>
/// Java's archive of the classes that the sidecar loads (CDS): with it the sidecar starts in half the time and needs
/// less memory. It only fits the very Java and jar that it was made with and cannot be made the same twice, so it is not
/// packaged but made on the server, once for each, beside a sidecar that is ready, and used from the next start on.
/// </summary>
/// <param name="logger">Where is told what came of it.</param>
internal sealed class ClassArchive(ILogger logger)
{
    private const string FolderName = "java-classes";

    /// <summary>Each of its two steps takes some seconds; a small machine may take longer.</summary>
    private static readonly TimeSpan StepTime = TimeSpan.FromMinutes(3);

    /// <summary>The archive of a start that has not been ready yet.</summary>
    private volatile string? _onTrial;

    /// <summary>The command with the archive that fits it; as it is where there is none.</summary>
    /// <param name="command">Starts the sidecar.</param>
    /// <param name="java">The Java in it.</param>
    public ProcessStartInfo With(ProcessStartInfo command, JavaRuntime java)
    {
        if (Interlocked.Exchange(ref _onTrial, null) is { } suspect)
        {
            // The start before this one had it and never was ready: whatever the reason, not a second time.
            Remove(suspect);
        }

        var archive = FindReadable(command, java);
        _onTrial = archive;
        // Java checks that it is its own, and with the first option that no byte of it has changed; then it does without.
        return archive is null
            ? command
            : SidecarCommand.Variant(command, ["-XX:+VerifySharedSpaces", "-XX:SharedArchiveFile=" + archive]);
    }

    /// <summary>The start that is going on is ended from outside: that says nothing about its archive.</summary>
    public void Spare() => _onTrial = null;

    /// <summary>Makes the archive if there is none. To be called once the sidecar is ready. Faults are told, not thrown.</summary>
    /// <param name="command">What the sidecar was started with, without an archive.</param>
    /// <param name="java">The Java in it.</param>
    /// <param name="over">Gives up; what was begun is then removed.</param>
    public async Task MakeAsync(ProcessStartInfo command, JavaRuntime java, CancellationToken over)
    {
        _onTrial = null;
        try
        {
            if (Find(command, java) is not null)
            {
                return;
            }

            await MakeAsync(command, KeyOf(command, java), over).ConfigureAwait(false);
            logger.LogInformation("Java's archive of the sidecar's classes is made: from the next start on it starts quicker.");
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The next sidecar that is ready tries it again.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception or InvalidOperationException or TimeoutException)
        {
            logger.LogInformation("Java made no archive of the sidecar's classes, so it starts as slowly as before: {Reason}", e.Message);
        }
    }

    private static async Task MakeAsync(ProcessStartInfo command, string key, CancellationToken over)
    {
        var folder = FolderOf(command);
        var work = Path.Combine(folder, "making");
        var (list, made) = (Path.Combine(work, "classes.lst"), Path.Combine(work, "classes.jsa"));
        if (Directory.Exists(work))
        {
            Directory.Delete(work, recursive: true);
        }

        Directory.CreateDirectory(work);
        try
        {
            // A second sidecar, whose input has ended already: it ends as soon as it has started.
            string[] listing = ["-Xshare:off", "-XX:DumpLoadedClassList=" + list];
            await RunAsync(SidecarCommand.Variant(command, listing, Path.Combine(work, "data")), over).ConfigureAwait(false);
            await RunAsync(SidecarCommand.ArchiveClasses(command, list, made), over).ConfigureAwait(false);
            long size;
            using (var file = new FileStream(made, FileMode.Open, FileAccess.ReadWrite))
            {
                // On the disk before it gets its name: a part of one would crash Java.
                file.Flush(flushToDisk: true);
                size = file.Length;
            }

            Array.ForEach(Directory.GetFiles(folder, "*.jsa"), Remove);
            File.Move(made, PathOf(folder, key, size));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Runs a command to its end, without input, and behind everything else that the machine has to do.</summary>
    private static async Task RunAsync(ProcessStartInfo command, CancellationToken over)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(over);
        time.CancelAfter(StepTime);
        using var process = Process.Start(command) ?? throw new Win32Exception("no process was started");
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(time.Token);
            var errors = process.StandardError.ReadToEndAsync(time.Token);
            BeModest(process);
            await Task.WhenAll(output, errors, process.WaitForExitAsync(time.Token)).ConfigureAwait(false);
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"it ended with code {process.ExitCode}. {(await errors.ConfigureAwait(false)).Trim()}");
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            over.ThrowIfCancellationRequested();
            throw new TimeoutException($"it was not done after {StepTime.TotalMinutes} minutes");
        }
    }

    private static void BeModest(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or NotSupportedException)
        {
            // Not allowed here, or done already.
        }
    }

    /// <summary>The same, or null where it cannot be looked for: the sidecar starts all the same.</summary>
    private static string? FindReadable(ProcessStartInfo command, JavaRuntime java)
    {
        try
        {
            return Find(command, java);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The whole archive for this command. The size in its name tells a part of one: Java would crash on it.</summary>
    private static string? Find(ProcessStartInfo command, JavaRuntime java)
    {
        var folder = FolderOf(command);
        var key = KeyOf(command, java);
        return Directory.Exists(folder)
            ? Array.Find(Directory.GetFiles(folder, key + "-*.jsa"), file => file == PathOf(folder, key, new FileInfo(file).Length))
            : null;
    }

    private static string FolderOf(ProcessStartInfo command) =>
        Path.Combine(SidecarCommand.DataOf(command), FolderName);

    private static string PathOf(string folder, string key, long size) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{key}-{size}.jsa"));

    /// <summary>Says which Java and which jar: another of them is another key.</summary>
    private static string KeyOf(ProcessStartInfo command, JavaRuntime java)
    {
        var jar = new FileInfo(SidecarCommand.JarOf(command));
        var parts = string.Join('\n', java.Path, java.Version, jar.FullName, jar.Length, jar.LastWriteTimeUtc.Ticks);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(parts)), 0, 8);
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // On Windows a Java may still have it open; the next one removes it.
        }
    }
}
