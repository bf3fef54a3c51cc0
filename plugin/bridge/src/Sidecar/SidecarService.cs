using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using MediaBrowser.Common.Configuration;
using MediaBrowser.Common.Net;
using MediaBrowser.Controller;
using MediaBrowser.Controller.Configuration;
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
    private static readonly string Folder = Path.GetDirectoryName(typeof(SidecarService).Assembly.Location)!;
    private static readonly string Jar = Path.Combine(Folder, SidecarCommand.JarName);

    private readonly IServerApplicationHost _server;
    private readonly string _dataFolder;
    private readonly SidecarStatus _status;
    private readonly ILogger<SidecarService> _logger;
    private readonly SidecarRunner _runner;
    private readonly Lazy<KnownProxies> _knownProxies;
    private readonly BackOff _backOff = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenRegistration _serverStops;

    /// <summary>Cancelled to begin anew: what is being done then ends, and the next attempt has the settings of that time.</summary>
    private volatile CancellationTokenSource _anew = new();

    /// <summary>What the present run was asked for with, and where its Java was looked for.</summary>
    private volatile Tuple<ProcessStartInfo, string>? _wanted;

    private Task _supervision = Task.CompletedTask;

    /// <summary>Initializes a new instance of the <see cref="SidecarService"/> class.</summary>
    /// <param name="server">Knows its own address.</param>
    /// <param name="paths">Where data is kept.</param>
    /// <param name="configuration">Knows the proxies in front of it.</param>
    /// <param name="lifetime">Tells when the server stops, before anything of it does.</param>
    /// <param name="status">Where the state is told.</param>
    /// <param name="loggers">Jellyfin's log.</param>
    public SidecarService(
        IServerApplicationHost server,
        IApplicationPaths paths,
        IServerConfigurationManager configuration,
        IHostApplicationLifetime lifetime,
        SidecarStatus status,
        ILoggerFactory loggers)
    {
        _server = server;
        _dataFolder = paths.DataPath;
        _status = status;
        _logger = loggers.CreateLogger<SidecarService>();
        _knownProxies = new(() => ReadKnownProxies((NetworkConfiguration)configuration.GetConfiguration("network")));
        _runner = new SidecarRunner(status, _backOff, _logger, new SidecarLog(loggers));
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
        _runner.Dispose();
    }

    /// <summary>
    /// Ends the sidecar, if there is one, and starts it again at once; also while it waits for its next try, and where
    /// there was no Java, which is searched for again. Returns before that is done.
    /// </summary>
    public void Restart()
    {
        _logger.LogInformation("The sidecar starts anew, as was asked for.");
        BeginAnew();
    }

    private void BeginAnew() => Interlocked.Exchange(ref _anew, new CancellationTokenSource()).Cancel();

    private void OnSettingsChanged(object? sender, BasePluginConfiguration changed)
    {
        var settings = (PluginConfiguration)changed;
        if (_runner.IsRunning
            && _wanted is var (command, javaPath)
            && javaPath == settings.JavaPath
            && new CommandComparer().Equals(command, CommandFor(command.FileName, settings)))
        {
            _runner.Least = SidecarLog.LevelOf(settings.LogLevel);
            _logger.LogInformation("The settings have changed, but nothing of what the sidecar was started with: it runs on.");
            return;
        }

        _logger.LogInformation("The settings have changed: the sidecar starts anew.");
        BeginAnew();
    }

    private async Task SuperviseAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            using var attempt = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, _anew.Token);
            try
            {
                await AttemptAsync(attempt.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (attempt.IsCancellationRequested)
            {
                // Asked to begin anew, or to end.
            }
            catch (Exception e)
            {
                // Nothing may escape: a fault nobody thought of is a reason to try again, like any other.
                _logger.LogError(e, "The sidecar could not be run.");
                await RestAsync("The sidecar could not be run: " + e.Message, attempt.Token).ConfigureAwait(false);
            }

            if (attempt.IsCancellationRequested)
            {
                _backOff.Reset();
            }
        }

        _status.Set(new SidecarState(SidecarPhase.Stopped, "The sidecar ended with the server.", Starts: _runner.Starts));
    }

    /// <summary>Finds Java, runs the sidecar until it ends, and waits until it is time to try again.</summary>
    private async Task AttemptAsync(CancellationToken cancellation)
    {
        var settings = Plugin.Instance?.Configuration ?? new PluginConfiguration();
        if (!File.Exists(Jar))
        {
            await RestAsync($"The sidecar is missing: there is no {Jar}. Install the plugin again.", cancellation).ConfigureAwait(false);
            return;
        }

        var search = await new JavaFinder(Folder).FindAsync(settings.JavaPath, cancellation).ConfigureAwait(false);
        if (search.Found is not { } java)
        {
            var tried = search.Rejected.Count == 0 ? "None was found." : string.Join(' ', search.Rejected);
            var message = $"OpenSyncParty needs Java {JavaFinder.OldestMajor} or newer. {tried} "
                + "Install one, or name one in the plugin's settings.";
            _logger.LogError("{Message}", message);
            _status.Set(new SidecarState(SidecarPhase.NoJava, message, Starts: _runner.Starts));
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
            return;
        }

        foreach (var reason in search.Rejected)
        {
            _logger.LogWarning("{Reason}", reason);
        }

        var command = CommandFor(java.Path, settings);
        _wanted = Tuple.Create(command, settings.JavaPath);
        _runner.Least = SidecarLog.LevelOf(settings.LogLevel);
        var problem = await _runner.RunAsync(command, java, cancellation).ConfigureAwait(false);
        await RestAsync(problem, cancellation).ConfigureAwait(false);
    }

    private ProcessStartInfo CommandFor(string java, PluginConfiguration settings) =>
        SidecarCommand.Create(java, Jar, _dataFolder, _server.GetApiUrlForLocalAccess(allowHttps: false), settings, _knownProxies.Value);

    /// <summary>Jellyfin reads this setting when it starts, so it is read once here too.</summary>
    private KnownProxies ReadKnownProxies(NetworkConfiguration network)
    {
        var known = KnownProxies.Of(network.KnownProxies);
        if (known.LeftOut.Count > 0)
        {
            _logger.LogInformation(
                "Of the proxies that Jellyfin knows, the sidecar is not told these, which are no IP addresses: {Proxies}",
                string.Join(", ", known.LeftOut));
        }

        return known;
    }

    /// <summary>Says what went wrong and waits before the next try.</summary>
    private async Task RestAsync(string problem, CancellationToken cancellation)
    {
        var wait = _backOff.Next();
        var message = $"{problem} It is tried again in {wait.TotalSeconds} s.";
        _logger.LogWarning("{Message}", message);
        _status.Set(new SidecarState(SidecarPhase.Failed, message, Java: _status.Current.Java, Starts: _runner.Starts));
        await Task.WhenAny(Task.Delay(wait, cancellation)).ConfigureAwait(false);
    }
}
