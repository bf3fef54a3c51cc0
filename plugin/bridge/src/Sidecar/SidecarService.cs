using System;
using System.ComponentModel;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using MediaBrowser.Common.Configuration;
using MediaBrowser.Controller;
using MediaBrowser.Model.Plugins;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpenSyncParty.Sidecar;

/// <summary>
/// Runs the sidecar as a child of the server: starts it, watches that it answers, starts it again when it does not,
/// and ends it with the server. Whatever goes wrong here is told and never harms the server.
/// </summary>
public sealed class SidecarService : IHostedService, IDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StartPoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan HealthPoll = TimeSpan.FromSeconds(5);

    /// <summary>After this long without a fault, the next one is a new story.</summary>
    private static readonly TimeSpan Steady = TimeSpan.FromMinutes(1);

    private const int MissesAllowed = 3;

    private readonly IServerApplicationHost _server;
    private readonly string _dataFolder;
    private readonly SidecarStatus _status;
    private readonly ILogger<SidecarService> _logger;
    private readonly SidecarLog _log;
    private readonly HttpClient _http;
    private readonly BackOff _backOff = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenRegistration _serverStops;

    /// <summary>Cancelled when the settings change: the run then ends, and the next one has the new settings.</summary>
    private volatile CancellationTokenSource _settingsChanged = new();

    private Task _supervision = Task.CompletedTask;
    private int _starts;

    /// <summary>Initializes a new instance of the <see cref="SidecarService"/> class.</summary>
    /// <param name="server">Knows its own address.</param>
    /// <param name="paths">Where data is kept.</param>
    /// <param name="lifetime">Tells when the server stops, before anything of it does.</param>
    /// <param name="status">Where the state is told.</param>
    /// <param name="loggers">Jellyfin's log.</param>
    public SidecarService(
        IServerApplicationHost server,
        IApplicationPaths paths,
        IHostApplicationLifetime lifetime,
        SidecarStatus status,
        ILoggerFactory loggers)
    {
        _server = server;
        _dataFolder = paths.DataPath;
        _status = status;
        _logger = loggers.CreateLogger<SidecarService>();
        _log = new SidecarLog(loggers);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = HealthPoll };
        // The web server waits for open WebSockets before it lets hosted services stop; the sidecar closes them.
        _serverStops = lifetime.ApplicationStopping.Register(_stopping.Cancel);
    }

    /// <summary>Only sets it going: the server's own start does not wait for Java's.</summary>
    /// <param name="cancellationToken">Not needed.</param>
    /// <returns>A completed task.</returns>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Plugin.Instance is { } plugin)
        {
            plugin.ConfigurationChanged += OnSettingsChanged;
        }

        _supervision = Task.Run(SuperviseAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Ends the sidecar; returns when it is gone, after about five seconds at most.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What completes when it is gone.</returns>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        if (Plugin.Instance is { } plugin)
        {
            plugin.ConfigurationChanged -= OnSettingsChanged;
        }

        _stopping.Cancel();
        return _supervision.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _serverStops.Dispose();
        _http.Dispose();
    }

    private void OnSettingsChanged(object? sender, BasePluginConfiguration settings)
    {
        _logger.LogInformation("The settings have changed: the sidecar starts anew.");
        Interlocked.Exchange(ref _settingsChanged, new CancellationTokenSource()).Cancel();
    }

    private async Task SuperviseAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            using var attempt = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, _settingsChanged.Token);
            try
            {
                await AttemptAsync(attempt.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (attempt.IsCancellationRequested)
            {
                _backOff.Reset();
            }
            catch (Exception e)
            {
                // Nothing may escape: a fault nobody thought of is a reason to try again, like any other.
                _logger.LogError(e, "The sidecar could not be run.");
                await RestAsync("The sidecar could not be run: " + e.Message, attempt.Token).ConfigureAwait(false);
            }
        }

        _status.Set(new SidecarState(SidecarPhase.Stopped, "The sidecar ended with the server.", Starts: _starts));
    }

    /// <summary>Finds Java, runs the sidecar until it ends, and waits until it is time to try again.</summary>
    private async Task AttemptAsync(CancellationToken cancellation)
    {
        var settings = Plugin.Instance?.Configuration ?? new PluginConfiguration();
        var folder = Path.GetDirectoryName(typeof(SidecarService).Assembly.Location)!;
        var jar = Path.Combine(folder, SidecarCommand.JarName);
        if (!File.Exists(jar))
        {
            await RestAsync($"The sidecar is missing: there is no {jar}. Install the plugin again.", cancellation).ConfigureAwait(false);
            return;
        }

        var search = await new JavaFinder(folder).FindAsync(settings.JavaPath, cancellation).ConfigureAwait(false);
        if (search.Found is not { } java)
        {
            var tried = search.Rejected.Count == 0 ? "None was found." : string.Join(' ', search.Rejected);
            var message = $"OpenSyncParty needs Java {JavaFinder.OldestMajor} or newer. {tried} "
                + "Install one, or name one in the plugin's settings.";
            _logger.LogError("{Message}", message);
            _status.Set(new SidecarState(SidecarPhase.NoJava, message, Starts: _starts));
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
            return;
        }

        foreach (var reason in search.Rejected)
        {
            _logger.LogWarning("{Reason}", reason);
        }

        await RestAsync(await RunAsync(java, jar, settings, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs it until it ends or has to be ended.</summary>
    /// <returns>Why it is no longer running.</returns>
    private async Task<string> RunAsync(
        JavaRuntime java, string jar, PluginConfiguration settings, CancellationToken cancellation)
    {
        var least = SidecarLog.LevelOf(settings.LogLevel);
        var jellyfin = _server.GetApiUrlForLocalAccess(allowHttps: false);
        var command = SidecarCommand.Create(java.Path, jar, _dataFolder, jellyfin, settings);
        SidecarProcess process;
        try
        {
            process = SidecarProcess.Start(command, (line, isError) => _log.Write(line, isError, least));
        }
        catch (Win32Exception e)
        {
            return $"{java.Path} cannot be run: {e.Message}";
        }

        await using (process.ConfigureAwait(false))
        {
            _starts++;
            var starting = new SidecarState(SidecarPhase.Starting, "The sidecar is starting.", null, process.Id, java, _starts);
            _status.Set(starting);
            _logger.LogInformation(
                "The sidecar starts as process {Id} on Java {Version} ({Source}: {Path}).", process.Id, java.Version, java.Source, java.Path);
            var problem = await WatchAsync(process, starting, cancellation).ConfigureAwait(false);
            _status.Set(starting with { Phase = SidecarPhase.Failed, Message = problem });
            return problem;
        }
    }

    private async Task<string> WatchAsync(SidecarProcess process, SidecarState starting, CancellationToken cancellation)
    {
        using var startTime = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        startTime.CancelAfter(StartTime);
        try
        {
            await Task.WhenAny(process.Address, process.Exited).WaitAsync(startTime.Token).ConfigureAwait(false);
            while (!process.Exited.IsCompleted && !await IsReadyAsync(process, cancellation).ConfigureAwait(false))
            {
                await Task.WhenAny(process.Exited, Task.Delay(StartPoll, startTime.Token)).ConfigureAwait(false);
                startTime.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"The sidecar was not ready after {StartTime.TotalSeconds} seconds.";
        }

        return process.Exited.IsCompleted
            ? EndOf(process)
            : await WatchReadyAsync(process, starting, cancellation).ConfigureAwait(false);
    }

    private async Task<string> WatchReadyAsync(SidecarProcess process, SidecarState starting, CancellationToken cancellation)
    {
        var address = await process.Address.ConfigureAwait(false);
        _status.Set(starting with { Phase = SidecarPhase.Ready, Message = "The sidecar is running.", Address = address });
        _logger.LogInformation("The sidecar is ready at {Address}.", address);
        var readySince = Environment.TickCount64;
        try
        {
            for (var misses = 0; misses < MissesAllowed;)
            {
                await Task.WhenAny(process.Exited, Task.Delay(HealthPoll, cancellation)).ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
                if (process.Exited.IsCompleted)
                {
                    return EndOf(process);
                }

                misses = await IsReadyAsync(process, cancellation).ConfigureAwait(false) ? 0 : misses + 1;
            }

            return $"The sidecar did not answer {MissesAllowed} times in a row.";
        }
        finally
        {
            if (Environment.TickCount64 - readySince >= Steady.TotalMilliseconds)
            {
                _backOff.Reset();
            }
        }
    }

    private static string EndOf(SidecarProcess process) =>
        $"The sidecar ended with code {process.ExitCode}{(process.LastError is { } error ? ": " + error : ".")}";

    private async Task<bool> IsReadyAsync(SidecarProcess process, CancellationToken cancellation)
    {
        try
        {
            var address = await process.Address.WaitAsync(cancellation).ConfigureAwait(false);
            using var answer = await _http.GetAsync(new Uri(address, "/OpenSyncParty/ready"), cancellation).ConfigureAwait(false);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Says what went wrong and waits before the next try.</summary>
    private async Task RestAsync(string problem, CancellationToken cancellation)
    {
        var wait = _backOff.Next();
        var message = $"{problem} It is tried again in {wait.TotalSeconds} s.";
        _logger.LogWarning("{Message}", message);
        _status.Set(new SidecarState(SidecarPhase.Failed, message, Java: _status.Current.Java, Starts: _starts));
        await Task.WhenAny(Task.Delay(wait, cancellation)).ConfigureAwait(false);
    }
}
